import { expect, it } from 'vitest';
import { figure } from './figure.ts';
import { spreadOf } from './spread.ts';

const run = (rate: number, lost: number) => [
  figure('rate', rate, 'ratio', { atLeast: 0.9 }),
  figure('lost', lost, 'rows', { atMost: 0 }),
  figure('rows', 100, 'rows'),
];

it('shows least, median and most of all runs', () => {
  const [rate] = spreadOf([run(0.95, 0), run(0.91, 0), run(1.2, 0)]);
  expect(rate).toMatchObject({ least: 0.91, median: 0.95, most: 1.2, ok: true });
});

it('takes a goal for reached only if the worst run reaches it, whichever way it goes', () => {
  const [rate, lost, rows] = spreadOf([run(0.95, 0), run(0.89, 0), run(1.2, 1)]);
  expect(rate).toMatchObject({ goal: 'at least 0.9', ok: false });
  expect(lost).toMatchObject({ most: 1, ok: false });
  expect(rows).not.toHaveProperty('ok');
});

it('does not pass over a figure that one run did not bring', () => {
  expect(() => spreadOf([run(1, 0), []])).toThrow('no figure rate');
});
