import { describe, expect, it } from 'vitest';
import { GIVE_UP_AFTER_MS, pauseAfter, waitAfter } from './hook-schedule.ts';

const HOUR_MS = 3_600_000;

describe('the attempts of one delivery', () => {
  it('go on for a little more than three days, each wait longer than the one before', () => {
    const waits: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const wait = waitAfter(attempts, 0);
      if (wait === undefined) break;
      waits.push(wait);
    }
    const total = waits.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThan(GIVE_UP_AFTER_MS);
    expect(total).toBeLessThan(74 * HOUR_MS);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits[0]).toBeLessThanOrEqual(5_000);
  });

  it('are spread, and never come earlier than said', () => {
    expect(waitAfter(1, 0)).toBe(5_000);
    expect(waitAfter(1, 0.999)).toBe(5_500);
  });
});

describe('an endpoint', () => {
  it('is left alone after three failures in a row, and for ten minutes at the most', () => {
    expect([1, 2, 3, 4].map((failures) => pauseAfter(failures, 0))).toEqual([0, 0, 5_000, 15_000]);
    expect(pauseAfter(10_000, 0)).toBe(600_000);
  });
});
