import { describe, expect, it } from 'vitest';
import { isDecimal } from '../../lib/decimal.ts';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { toEntries } from './day-groups.ts';

const decimal = (text: string) => (isDecimal(text) ? text : expect.fail(`${text} is no decimal`));
const row = (
  id: string,
  localDate: string | null,
  amount: string,
  more: Partial<Transaction> = {},
): Transaction =>
  ({
    id,
    accountId: 'a',
    localDate,
    signedAmount: decimal(amount),
    currencyCode: 'BRL',
    ...more,
  }) as Transaction;
const account = (id: string, more: Partial<AccountChoice> = {}): [string, AccountChoice] => [
  id,
  {
    id,
    name: id,
    number: '',
    bank: '',
    currencyCode: 'BRL',
    isDouble: false,
    isCounted: true,
    isClosed: false,
    ...more,
  },
];
const accounts = new Map([
  account('a'),
  account('again', { isDouble: true, isCounted: false }),
  account('left out', { isCounted: false }),
]);
const heads = (rows: Transaction[], isWhole = true) =>
  toEntries(rows, accounts, isWhole).flatMap((entry) =>
    entry.kind === 'day' ? [[entry.day, entry.sums]] : [],
  );

describe('the days of a list', () => {
  it('have exact sums, each currency apart', () => {
    const rows = [
      row('1', '2026-11-20', '-0.1'),
      row('2', '2026-11-20', '-0.2'),
      row('3', '2026-11-20', '-5', { currencyCode: 'USD' }),
      row('4', '2026-11-19', '10'),
    ];
    expect(heads(rows)).toEqual([
      [
        '2026-11-20',
        [
          { currencyCode: 'BRL', net: '-0.3' },
          { currencyCode: 'USD', net: '-5' },
        ],
      ],
      ['2026-11-19', [{ currencyCode: 'BRL', net: '10' }]],
    ]);
  });

  it('take what the bank converted in the currency of the account', () => {
    const abroad = row('1', '2026-11-20', '-20', {
      currencyCode: 'USD',
      signedAmountInAccountCurrency: decimal('-110.40'),
    });
    expect(heads([abroad])).toEqual([['2026-11-20', [{ currencyCode: 'BRL', net: '-110.40' }]]]);
  });

  it('have no sum while they are not all loaded', () => {
    expect(heads([row('1', '2026-11-20', '-1'), row('2', '2026-11-19', '-2')], false)).toEqual([
      ['2026-11-20', [{ currencyCode: 'BRL', net: '-1' }]],
      ['2026-11-19', null],
    ]);
  });

  it('leave out what is ignored and what the service does not count, and go by the day that the person gave', () => {
    const rows = [
      row('1', '2026-11-20', '-1', { ignored: true }),
      row('2', '2026-11-20', '-2', { accountId: 'again' }),
      row('3', '2026-11-01', '-3', { ownDate: '2026-11-20' }),
      row('4', null, '-4'),
      row('5', null, '-5', { accountId: 'left out' }),
    ];
    expect(heads(rows)).toEqual([
      ['2026-11-20', [{ currencyCode: 'BRL', net: '-3' }]],
      [null, [{ currencyCode: 'BRL', net: '-4' }]],
    ]);
  });
});
