import { expect, it } from 'vitest';
import { parseBenchCommand, parseBenchOptions, usageOf } from './bench-options.ts';

it('reads whole positive numbers by name', () => {
  expect(parseBenchOptions([], ['rows'])).toEqual({});
  const args = ['--rows', '5000', '--rounds=7'];
  expect(parseBenchOptions(args, ['rows', 'rounds', 'seed'])).toEqual({ rows: 5_000, rounds: 7 });
});

it.each([['--rows', 'many'], ['--rows', '0'], ['--rows', '-5'], ['--rows'], ['--rwos', '5'], ['5']])(
  'refuses %s %s, rather than measure something else',
  (...args) => {
    expect(parseBenchOptions(args, ['rows'])).toBeUndefined();
  },
);

it('refuses an option that the benchmark would not heed', () => {
  expect(parseBenchOptions(['--connections', '2'], ['rows'])).toBeUndefined();
  expect(usageOf(['rows', 'rounds'])).toBe('[--rows N] [--rounds N]');
});

it('takes the number of runs beside the options of each benchmark', () => {
  expect(parseBenchCommand(['--rows', '5000', '--runs', '3'], ['rows'])).toEqual({
    runs: 3,
    own: ['--rows', '5000'],
  });
  expect(parseBenchCommand([], [])).toEqual({ own: [] });
  expect(parseBenchCommand(['--rows', '5'], [])).toBeUndefined();
});
