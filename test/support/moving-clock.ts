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

/**
 * One moment until a test sets it forward: nothing happens because the machine is slow.
 * @param at default: when it was made
 */
export function standingClock(at = systemClock.now()): MovingClock {
  let now = at.getTime();
  return {
    now: () => new Date(now),
    sleep: systemClock.sleep,
    advance: (ms) => {
      now += ms;
    },
  };
}

const DAY_MS = 86_400_000;
/** In UTC. */
const NOON_MS = 15 * 3_600_000;

/** Sets a clock forward to the next noon in São Paulo: no day ends while a test lasts, whenever it begins. */
export function advanceToNoon(clock: MovingClock): void {
  clock.advance((NOON_MS - (clock.now().getTime() % DAY_MS) + DAY_MS) % DAY_MS);
}

/** The system's, set forward to the next noon in São Paulo. */
export function noonClock(): MovingClock {
  const clock = movingClock();
  advanceToNoon(clock);
  return clock;
}

/** The system's, but who waits sets it forward: a pause of an hour takes no time at all. */
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
