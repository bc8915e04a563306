import { type Clock, systemClock } from '../../src/domain/clock.ts';

export interface HeldClock extends Clock {
  /** Sets the time forward and wakes whoever's pause is over by then. */
  advance(ms: number): void;
  /** How many wait at this moment. */
  readonly waiting: number;
}

/** A clock that stands still until a test moves it. */
export function heldClock(): HeldClock {
  let now = systemClock.now().getTime();
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = (): void => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    advance: (ms) => {
      now += ms;
      for (const { at, wake } of [...sleepers]) if (at <= now) wake();
    },
    get waiting() {
      return sleepers.size;
    },
  };
}
