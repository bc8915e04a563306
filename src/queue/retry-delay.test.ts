import { expect, it } from 'vitest';
import { MAX_ATTEMPTS, retryDelayMs } from './retry-delay.ts';

it('doubles from two seconds and stops growing at a quarter of an hour', () => {
  const delays = [1, 2, 3, 9, 10, 19].map((attempts) => retryDelayMs(attempts, () => 0.5));
  expect(delays).toEqual([2_000, 4_000, 8_000, 512_000, 900_000, 900_000]);
});

it('spreads what failed together over a quarter to either side', () => {
  expect(retryDelayMs(3, () => 0)).toBe(6_000);
  expect(retryDelayMs(3, () => 0.9999)).toBe(10_000);
});

it('outlasts an outage of two hours with the default number of attempts, even with the shortest waits', () => {
  const attempts = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => index + 1);
  const total = attempts.reduce((sum, attempt) => sum + retryDelayMs(attempt, () => 0), 0);
  expect(total).toBeGreaterThan(2 * 60 * 60_000);
});
