import { describe, expect, it } from 'vitest';
import { detectRecurring } from '../src/domain/recurring/detect-recurring.ts';
import { isDismissed } from '../src/domain/recurring/is-dismissed.ts';
import type { Payment } from '../src/domain/recurring/payment.ts';
import { goldenSeries, goldenToday } from './support/recurring-golden.ts';
import { secondSeries } from './support/recurring-second.ts';
import { thirdSeries } from './support/recurring-third.ts';
import { VARIATIONS_TODAY, variationsOf } from './support/recurring-variations.ts';
import { type KnownSeries, type Score, scoreRecurring } from './support/score-recurring.ts';

it.each([
  ['a statement', goldenSeries],
  ['another one', secondSeries],
  ['a third one', thirdSeries],
])(
  'finds the 40 recurring payments of %s that was made without the detector in mind, and nothing else',
  (_, statement) => {
    const series = statement.map(
      ({ name, kind, everyDays = 0, rows }): KnownSeries => ({
        name,
        isRecurring: kind === 'recurring',
        everyDays,
        rows,
      }),
    );
    const { found, missed, wrong } = scoreRecurring(series, goldenToday);
    expect(found.length, `missed: ${missed.join('; ')}`).toBeGreaterThanOrEqual(38);
    expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(1);
  },
);

it('finds 97 of 100 in statements of all kinds, and reports one wrongly in two statements at most', () => {
  const statements = Array.from({ length: 30 }, (_, seed) => variationsOf(seed + 1));
  const scores = statements.map((series) => scoreRecurring(series, VARIATIONS_TODAY));
  const count = (of: (score: Score) => readonly string[]): number => scores.flatMap(of).length;
  const [found, missed] = [count((score) => score.found), count((score) => score.missed)];
  expect(found / (found + missed)).toBeGreaterThan(0.97);
  expect(count(({ wrong }) => wrong)).toBeLessThanOrEqual(15);
});

let made = 0;
const paid = (localDate: string, signedAmount: string, more: Partial<Payment> = {}): Payment => {
  made += 1;
  return {
    id: String(made),
    localDate,
    signedAmount,
    currencyCode: 'BRL',
    description: 'Plano de saude',
    ...more,
  };
};
const TODAY = '2026-11-20';
const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

describe('a monthly payment', () => {
  it.each([
    ['of a day that is to come this month', '-25', '2026-11-25'],
    ['of a day that is over', '-10', '2026-12-10'],
    ['of the last of the month', '-31', '2026-11-30'],
  ])('%s is expected next on that day', (_, day, next) => {
    const lastOf = (month: string): string => (month === '2026-09' || month === '2026-06' ? '-30' : '-31');
    const rows = MONTHS.map((month) => paid(`${month}${day === '-31' ? lastOf(month) : day}`, '-300.10'));
    const [one, ...others] = detectRecurring(rows, TODAY);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ everyDays: 30, nextDate: next });
  });

  it('that is late is expected today', () => {
    const rows = MONTHS.slice(0, 5).map((month) => paid(`${month}-18`, '-300.10'));
    expect(detectRecurring(rows, TODAY)).toMatchObject([{ nextDate: TODAY }]);
  });

  it('of which nothing came for two months has ended', () => {
    const rows = MONTHS.slice(0, 4).map((month) => paid(`${month}-10`, '-300.10'));
    expect(detectRecurring(rows, TODAY)).toEqual([]);
    const ended = { hasEnded: true, nextDate: '2026-10-10', everyDays: 30 };
    expect(detectRecurring(rows, TODAY, true)).toMatchObject([ended]);
  });

  it('is none of rows that are still to come', () => {
    const rows = ['2026-12-10', '2027-01-10', '2027-02-10'].map((day) => paid(day, '-300.10'));
    expect(detectRecurring(rows, TODAY)).toEqual([]);
  });

  it.each([
    ['currencies', { currencyCode: 'USD' }],
    ['parties', { description: 'Escola de musica' }],
  ])('is apart from one of another of the %s', (_, more) => {
    const rows = MONTHS.flatMap((month) => [paid(`${month}-10`, '-50'), paid(`${month}-10`, '-50', more)]);
    expect(detectRecurring(rows, TODAY).map(({ rows: { length } }) => length)).toEqual([6, 6]);
  });

  it('of money in is apart from one of money out', () => {
    const rows = MONTHS.flatMap((month) => [paid(`${month}-10`, '-50'), paid(`${month}-10`, '50')]);
    expect(detectRecurring(rows, TODAY)).toHaveLength(2);
  });

  it('has amounts that no float can hold', () => {
    const rows = MONTHS.map((month) => paid(`${month}-10`, '-12345678901234567890.123456789'));
    expect(detectRecurring(rows, TODAY)).toHaveLength(1);
  });
});

describe('a series that a person dismissed', () => {
  const rows = MONTHS.map((month) => paid(`${month}-10`, '-300.10'));
  const idsOf = (some: readonly Payment[]): string[] => some.map(({ id }) => id);
  const said = { id: 'x', transactionIds: idsOf(rows.slice(0, 4)), lastDay: '2026-09-10' };

  it.each([
    ['with later rows', rows, true],
    ['of which the oldest rows are too old by now', rows.slice(3), true],
    ['without one that is gone', rows.slice(1), true],
    [
      'of which half has other ids',
      [...rows.slice(0, 2), ...MONTHS.slice(2, 4).map((m) => paid(`${m}-10`, '-1'))],
      true,
    ],
  ])('is the same %s', (_, found, same) => {
    expect(isDismissed(found, said)).toBe(same);
  });

  it.each([
    ['of later rows alone', rows.slice(4)],
    [
      'of other rows of that time, but for one',
      [...rows.slice(3), ...MONTHS.slice(0, 3).map((m) => paid(`${m}-20`, '-9'))],
    ],
  ])('is not one %s', (_, found) => {
    expect(isDismissed(found, said)).toBe(false);
  });
});
