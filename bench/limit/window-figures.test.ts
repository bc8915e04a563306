import { expect, it } from 'vitest';
import { windowFigures } from './window-figures.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');
const call = (seconds: number, pattern = '/v2/transactions') => ({
  at: new Date(START + seconds * 1_000).toISOString(),
  method: 'GET',
  pattern,
  status: 200,
});

it('counts whole minutes, and the busiest 60 seconds wherever they lie', () => {
  const calls = [-1, 0, 50, 59.999, 60, 70, 119, 120].map((seconds) => call(seconds));
  calls.push(call(30, '/accounts'));
  expect(windowFigures(calls, 'GET /v2/transactions', START, 2)).toEqual({
    perWindow: [3, 3],
    busiest: 4,
    longestGapMs: 50_000,
  });
});

it('of no calls there are none', () => {
  expect(windowFigures([], 'GET /accounts', START, 1)).toEqual({
    perWindow: [0],
    busiest: 0,
    longestGapMs: 0,
  });
});
