import { expect, it } from 'vitest';
import { type PossibleTransfer, pairTransfers } from './pair-transfers.ts';

/** "a" to "z" are accounts; "C" is a card. */
const row = (
  id: string,
  account: string,
  day: string,
  more: Partial<PossibleTransfer> = {},
): PossibleTransfer => ({
  id: id as PossibleTransfer['id'],
  accountId: account as PossibleTransfer['accountId'],
  isCard: account === 'C',
  isIn: false,
  day,
  amount: 'BRL 100',
  mayBeOwn: true,
  ...more,
});
const into = (id: string, account: string, day: string, more: Partial<PossibleTransfer> = {}) =>
  row(id, account, day, { isIn: true, ...more });
const paired = (...rows: PossibleTransfer[]): string[] => pairTransfers(rows).toSorted();

it('pairs what goes out of one account and into another, whichever is known first', () => {
  expect(paired(row('1', 'a', '2026-10-30'), into('2', 'b', '2026-11-02'))).toEqual(['1', '2']);
  expect(paired(into('1', 'b', '2026-10-30'), row('2', 'a', '2026-11-01'))).toEqual(['1', '2']);
});

it('pairs the nearest two, and each row once', () => {
  const rows = [row('1', 'a', '2026-10-10'), row('2', 'a', '2026-10-12'), into('3', 'b', '2026-10-12')];
  expect(paired(...rows)).toEqual(['2', '3']);
});

it.each([
  ['within one account', [row('1', 'a', '2026-10-10'), into('2', 'a', '2026-10-10')]],
  [
    'of another amount',
    [row('1', 'a', '2026-10-10'), into('2', 'b', '2026-10-10', { amount: 'BRL 100.01' })],
  ],
  ['of another currency', [row('1', 'a', '2026-10-10'), into('2', 'b', '2026-10-10', { amount: 'USD 100' })]],
  ['of four days later', [row('1', 'a', '2026-10-10'), into('2', 'b', '2026-10-14')]],
  ['of a purchase', [row('1', 'a', '2026-10-10', { mayBeOwn: false }), into('2', 'b', '2026-10-10')]],
  ['of money earned', [row('1', 'a', '2026-10-10'), into('2', 'b', '2026-10-10', { mayBeOwn: false })]],
])('pairs nothing %s', (_, rows) => {
  expect(paired(...rows)).toEqual([]);
});

it("a card's bill may have been paid by any row out of an account, some days before", () => {
  const rows = [row('1', 'a', '2026-10-10', { mayBeOwn: false }), into('2', 'C', '2026-10-15')];
  expect(paired(...rows)).toEqual(['1', '2']);
});
