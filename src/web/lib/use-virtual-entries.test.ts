import { expect, it } from 'vitest';
import { entryAt, topsOf } from './use-virtual-entries.ts';

const tops = topsOf([40, 64, 64, 40, 64].map((height, key) => ({ key: String(key), height })));

it('adds up where entries begin and where the list ends', () => {
  expect(tops).toEqual([0, 40, 104, 168, 208, 272]);
});

it.each([
  [-500, 0],
  [0, 0],
  [39, 0],
  [40, 1],
  [103.5, 1],
  [168, 3],
  [271, 4],
  [9_999, 4],
])('at %f px there is entry %i', (y, index) => {
  expect(entryAt(tops, y)).toBe(index);
});

it('has an answer for a list without entries', () => {
  expect(entryAt(topsOf([]), 100)).toBe(0);
});
