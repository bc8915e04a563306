import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../src/domain/clock.ts';

const START_MS = Date.UTC(2026, 2, 2, 12);

/** A clock for everybody in a simulation. Who sleeps moves it: a pause of an hour takes no time at all. */
export class SimClock implements Clock {
  /** Called after each move. */
  onMove: () => void = () => {};
  #passedMs = 0;
  #skippedMs = 0;

  readonly now = (): Date => new Date(START_MS + this.#passedMs + this.#skippedMs);

  /** The sandbox adds the bank's days, which it skips by itself. */
  readonly sandboxNow = (): Date => new Date(START_MS + this.#passedMs);

  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) return;
    const until = this.#passedMs + ms;
    await turn();
    if (!signal?.aborted && until > this.#passedMs) this.advance(until - this.#passedMs);
  };

  advance(ms: number): void {
    this.#passedMs += ms;
    this.onMove();
  }

  /** The sandbox's time after it skipped bank days; the engine's follows. */
  follow(sandbox: Date): void {
    this.#skippedMs = Math.max(this.#skippedMs, sandbox.getTime() - this.sandboxNow().getTime());
  }
}
