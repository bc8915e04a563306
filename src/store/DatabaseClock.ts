import type { Clock } from '../domain/clock.ts';
import type { Queryable } from './Queryable.ts';

/** Computers' crystals are off by seconds a day, and the database's own clock may be set. */
const MEASURE_EVERY_MS = 10_000;

export interface DatabaseClockParts {
  readonly database: Queryable;
  /** Milliseconds that pass evenly whatever becomes of the computer's date, such as `performance.now`. */
  readonly passedMs: () => number;
  readonly sleep: Clock['sleep'];
}

/**
 * The database's time, the same in every process. Leases, retries and requests of several computers stand side by
 * side in one table: one whose date is wrong, or is set right under way, would take the others' work away as overdue
 * or ask for work that nobody finds due for hours.
 */
export class DatabaseClock implements Clock {
  readonly sleep: Clock['sleep'];
  readonly #parts: DatabaseClockParts;
  /** The database's time when `passedMs` was 0. */
  #startMs = 0;

  private constructor(parts: DatabaseClockParts) {
    this.#parts = parts;
    this.sleep = parts.sleep;
  }

  static async open(parts: DatabaseClockParts): Promise<DatabaseClock> {
    const clock = new DatabaseClock(parts);
    await clock.#measure();
    return clock;
  }

  now(): Date {
    return new Date(this.#startMs + this.#parts.passedMs());
  }

  /** Looks at the database's clock again and again until the signal. Without an answer time just goes on. */
  async keepRight(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.sleep(MEASURE_EVERY_MS, signal);
      if (signal.aborted) return;
      await this.#measure().catch(() => {});
    }
  }

  async #measure(): Promise<void> {
    const { database, passedMs } = this.#parts;
    const before = passedMs();
    const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now');
    const [row] = rows;
    if (row !== undefined) this.#startMs = Math.round(row.now.getTime() - (before + passedMs()) / 2);
  }
}
