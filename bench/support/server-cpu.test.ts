import { expect, it } from 'vitest';
import { parseStat } from './server-cpu.ts';

it('finds parent and times whatever the process is called', () => {
  const after = 'S 41 3 4 5 6 7 8 9 10 11 120 30 7 2 20 0 1 0';
  expect(parseStat(`42 (postgres) ${after}`)).toEqual({ parent: 41, own: 150, ended: 9 });
  expect(parseStat(`42 (a) b (c d)) ${after}`)).toEqual({ parent: 41, own: 150, ended: 9 });
});
