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
