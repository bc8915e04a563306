import { expect, it } from 'vitest';
import { byNeed, needsPerson } from './by-need.ts';

it('puts what waits for the person first, and what is well last', () => {
  const rows = (['ready', 'partial', 'credentials', 'updating', 'waiting'] as const).map((state) => ({
    state,
  }));
  expect(byNeed(rows).map(({ state }) => state)).toEqual([
    'waiting',
    'credentials',
    'partial',
    'updating',
    'ready',
  ]);
});

it('keeps the order of connections that stand alike', () => {
  const rows = [1, 2, 3].map((made) => ({ made, state: 'ready' as const }));
  expect(byNeed(rows).map(({ made }) => made)).toEqual([1, 2, 3]);
});

it('needs nobody while a bank is being read', () => {
  expect(needsPerson('ended')).toBe(true);
  expect(needsPerson('updating')).toBe(false);
  expect(needsPerson('partial')).toBe(false);
});
