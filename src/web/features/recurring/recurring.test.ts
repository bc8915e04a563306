import { expect, it } from 'vitest';
import { priceChanges } from './price-changes.ts';
import { rhythmOf } from './rhythm.ts';

it.each([
  [7, { kind: 'week' }],
  [14, { kind: 'twoWeeks' }],
  [15, { kind: 'halfMonth' }],
  [28, { kind: 'month' }],
  [30, { kind: 'month' }],
  [61, { kind: 'months', count: 2 }],
  [91, { kind: 'months', count: 3 }],
  [182, { kind: 'months', count: 6 }],
  [365, { kind: 'year' }],
  [45, { kind: 'days', count: 45 }],
])('what comes every %i days has a word', (days, rhythm) => {
  expect(rhythmOf(days)).toEqual(rhythm);
});

it('says of each time whether the price was another one than before, exactly', () => {
  const paid = (id: string, amount: `${number}` | null) => ({ id, day: '2026-11-05', amount });
  const payments = [
    paid('a', '9007199254740993.07'),
    paid('b', '9007199254740993.070'),
    paid('c', '9007199254740993.08'),
    paid('d', null),
    paid('e', '1'),
    paid('f', '0.99'),
  ];
  expect(priceChanges(payments).map(({ change }) => change)).toEqual([
    null,
    'same',
    'more',
    null,
    null,
    'less',
  ]);
});
