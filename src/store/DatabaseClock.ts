import type { Clock } from '../domain/clock.ts';
import type { Queryable } from './Queryable.ts';

/** Computers' crystals are off by seconds a day, and the database's own clock may be set. */
const LOOK_EVERY_MS = 10_000;

export interface DatabaseClockParts {
  readonly database: Pick<Queryable, 'query'>;
  /** Milliseconds that pass evenly whatever becomes of the computer's date, such as `performance.now`. */
  readonly passedMs: () => number;
  /** This computer's: it waits, and its date has to do until the database has told the time. */
  readonly local: Clock;
}

/**
 * The database's time, the same in every process. Leases, retries and requests of several computers stand side by
 * side in one table: one whose date is wrong, or is set right under way, would take the others' work away as overdue
 * or ask for work that nobody finds due for hours.
 *
 * Whoever asks for the time has the database asked again when that is long ago. There is no timer in it: a program that
 * is done ends, even if it does not close what it opened.
 */
export class DatabaseClock implements Clock {
  readonly #parts: DatabaseClockParts;
  /** The time when `passedMs` was 0. */
  #startMs: number;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(parts: DatabaseClockParts) {
    this.#parts = parts;
    this.#startMs = parts.local.now().getTime() - parts.passedMs();
  }

  now(): Date {
    const passed = this.#parts.passedMs();
    // without an answer time just goes on
    if (passed - this.#lookedAtMs > LOOK_EVERY_MS) void this.look().catch(() => {});
    return new Date(this.#startMs + passed);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#parts.local.sleep(ms, signal);
  }

  /** Asks the database what time it is; `now` tells it from then on. @throws {DatabaseUnavailable} */
  look(): Promise<void> {
    this.#looking ??= this.#measure().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #measure(): Promise<void> {
    const { database, passedMs } = this.#parts;
    const before = passedMs();
    this.#lookedAtMs = before;
    const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now');
    const [row] = rows;
    if (row !== undefined) this.#startMs = Math.round(row.now.getTime() - (before + passedMs()) / 2);
  }
}
