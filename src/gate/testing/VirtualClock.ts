import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../domain/clock.ts';
import type { Queryable, Result, Statement } from '../../store/Queryable.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Turns without a statement under way after which all that can go on has gone on. */
const QUIET_TURNS = 3;

/** A clock that stands still while anybody works and then jumps to the moment that the next one waits for. */
export class VirtualClock implements Clock {
  #now = Date.parse('2026-11-20T12:00:00.000Z');
  #sleepers: Sleeper[] = [];
  #statements = 0;

  readonly now = (): Date => new Date(this.#now);

  readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { until: this.#now + ms, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', wake);
    });

  /** The database, whose statements the clock waits for. */
  watch(db: Queryable): Queryable {
    return {
      tell: (channel, payload) => db.tell(channel, payload),
      query: async <Row>(
        statement: Statement | string,
        values?: readonly unknown[],
      ): Promise<Result<Row>> => {
        this.#statements += 1;
        try {
          return await db.query<Row>(statement, values);
        } finally {
          this.#statements -= 1;
        }
      },
    };
  }

  /** Lets time pass until then, or until nobody waits for anything. */
  async run(forMs = Number.POSITIVE_INFINITY): Promise<void> {
    const end = this.#now + forMs;
    for (;;) {
      await this.#quiet();
      const next = Math.min(...this.#sleepers.map(({ until }) => until));
      if (next > end || this.#sleepers.length === 0) {
        if (Number.isFinite(end)) this.#now = end;
        return;
      }
      this.#now = Math.max(this.#now, next);
      for (const { wake } of this.#sleepers.filter(({ until }) => until <= this.#now)) wake();
    }
  }

  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await turn();
      quiet = this.#statements === 0 ? quiet + 1 : 0;
    }
  }
}
