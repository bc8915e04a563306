import { expect, it } from 'vitest';
import { parseBenchOptions } from './bench-options.ts';

it('reads whole positive numbers by name', () => {
  expect(parseBenchOptions([])).toEqual({});
  expect(parseBenchOptions(['--rows', '5000', '--rounds=7'])).toEqual({ rows: 5_000, rounds: 7 });
});

it.each([['--rows', 'many'], ['--rows', '0'], ['--rows', '-5'], ['--rows'], ['--rwos', '5'], ['5']])(
  'refuses %s %s, rather than measure something else',
  (...args) => {
    expect(parseBenchOptions(args)).toBeUndefined();
  },
);
