import { expect, it } from 'vitest';
import { distanceFigures } from './distance-figures.ts';

it('holds the slowest first sync at 100 ms to the time of its pages in a row', () => {
  const measured = [
    { callMs: 100, first: [2.2, 2.4, 2.1], update: [0.5, 0.4, 0.6] },
    { callMs: 300, first: [9, 9, 9], update: [2, 2, 2] },
  ];
  const figures = new Map(distanceFigures(10_000, measured).map((figure) => [figure.name, figure]));
  expect(figures.get('pages_in_a_row')?.value).toBe(20);
  expect(figures.get('first_sync_seconds_at_100_ms')?.value).toBe(2.2);
  expect(figures.get('first_sync_to_its_pages_at_100_ms')).toMatchObject({ value: 1.2, ok: false });
  expect(figures.get('first_sync_to_its_pages_at_300_ms')).toEqual({
    name: 'first_sync_to_its_pages_at_300_ms',
    value: 1.5,
    unit: 'ratio',
  });
  expect(figures.get('update_in_calls_at_100_ms')?.value).toBe(5);
});
