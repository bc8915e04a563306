import { expect, it } from 'vitest';
import { type InstalmentRow, instalmentsToCome } from './instalments-to-come.ts';

const TODAY = '2026-11-20';
const row = (number: number, localDate: string, more: Partial<InstalmentRow> = {}): InstalmentRow => ({
  id: `row ${number}` as InstalmentRow['id'],
  accountId: 'card' as InstalmentRow['accountId'],
  seriesId: 'purchase',
  number,
  of: 3,
  localDate,
  cashMonth: null,
  isOnBill: false,
  dueDay: 10,
  amount: '50',
  currencyCode: 'BRL',
  description: 'Loja',
  ...more,
});
const dates = (rows: readonly InstalmentRow[]): string[] =>
  instalmentsToCome(rows, TODAY, '2027-11-20').map(({ number, date }) => `${number} ${date}`);

it('a row without a month is due with the first bill that is closed after it', () => {
  expect(dates([row(1, '2026-11-18')])).toEqual(['1 2026-12-10', '2 2027-01-10', '3 2027-02-10']);
  expect(dates([row(1, '2026-12-05')])).toEqual(['1 2027-01-10', '2 2027-02-10', '3 2027-03-10']);
});

it('where all rows have the day of the purchase, each is due a month after the one before', () => {
  const rows = [1, 2, 3].map((number) => row(number, '2026-11-18'));
  expect(dates(rows)).toEqual(['1 2026-12-10', '2 2027-01-10', '3 2027-02-10']);
});

it('a card without a bill is paid on the day of the row, month by month', () => {
  expect(dates([row(1, '2026-10-31', { dueDay: null })])).toEqual(['2 2026-11-30', '3 2026-12-31']);
});

it('the day of the bill is kept through shorter months', () => {
  const rows = [row(1, '2027-01-20', { dueDay: 31, cashMonth: '2027-02', of: 2 })];
  expect(dates(rows)).toEqual(['1 2027-02-28', '2 2027-03-31']);
});

it('what is on a closed bill is paid with it, and a purchase that stopped months ago does not go on', () => {
  expect(dates([row(1, '2026-10-20', { cashMonth: '2026-11', isOnBill: true, of: 2 })])).toEqual([
    '2 2026-12-10',
  ]);
  expect(dates([row(1, '2026-06-20', { cashMonth: '2026-07', isOnBill: true, of: 12 })])).toEqual([]);
});
