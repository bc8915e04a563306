import { setImmediate as turn } from 'node:timers/promises';
import { type Clock, systemClock } from '../../src/domain/clock.ts';

export interface MovingClock extends Clock {
  advance(ms: number): void;
}

/** The system's clock, which a test can set forward; waiting takes real time, so nothing should wait on it. */
export function movingClock(): MovingClock {
  let ahead = 0;
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    sleep: systemClock.sleep,
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** The same, but who waits sets it forward: a pause of an hour takes no time at all. */
export function skippingClock(): MovingClock {
  const clock = movingClock();
  return {
    ...clock,
    sleep: async (ms, signal) => {
      await turn();
      if (!signal?.aborted) clock.advance(ms);
    },
  };
}
