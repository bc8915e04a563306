import { describe, expect, it } from 'vitest';
import { comparisonOf } from './comparison.ts';

const ITEM = 'item';
const account = (accountId: string, sweptAt: string | null, ...codes: string[]) => ({
  accountId,
  itemId: ITEM,
  sweptAt,
  sameAs: null,
  bills: [] as { billId: string; dueDate: string | null; verdict: string; reason: string; detail: string }[],
  problems: codes.map((code) => ({ code, detail: `about ${code}` })),
});
const reconciled = (reconciledAt: string | null, itemId = ITEM) => ({ itemId, reconciledAt });
const MONDAY = '2026-11-16T12:00:00.000Z';
const TUESDAY = '2026-11-17T12:00:00.000Z';
const FRIDAY = '2026-11-20T12:00:00.000Z';

describe('when a connection was last compared', () => {
  it.each([
    ['by the service on its own', [account('a', MONDAY)], [reconciled(FRIDAY)], FRIDAY],
    [
      'when the last of its accounts was read completely',
      [account('a', FRIDAY), account('b', TUESDAY)],
      [reconciled(MONDAY)],
      TUESDAY,
    ],
    ['before the service came to it', [account('a', MONDAY)], [reconciled(null)], MONDAY],
    ['without any account', [], [reconciled(FRIDAY)], FRIDAY],
    ['not before each account was read', [account('a', FRIDAY), account('b', null)], [], undefined],
    ['not with another one', [], [reconciled(FRIDAY, 'other')], undefined],
  ])('%s', (_, accounts, reconciliations, at) => {
    expect(comparisonOf({ accounts, reconciliations }, ITEM)?.at).toBe(at);
  });
});

it('tells what did not agree, of which account, and not what is still being read', () => {
  const accounts = [
    account('a', MONDAY, 'balance_differs', 'never_read'),
    { ...account('b', MONDAY, 'bill_differs'), itemId: 'other' },
  ];
  expect(comparisonOf({ accounts, reconciliations: [] }, ITEM)?.problems).toEqual([
    { accountId: 'a', code: 'balance_differs', detail: 'about balance_differs' },
  ]);
});

it('names bills that could not be checked, but for what comes with time and for accounts that another connection counts', () => {
  const bill = (billId: string, verdict: string, reason: string) => ({
    billId,
    dueDate: '2026-10-15',
    verdict,
    reason,
    detail: `about ${reason}`,
  });
  const bills = [
    bill('1', 'adds_up', 'payments_agree'),
    bill('2', 'unknown', 'other_currency'),
    bill('3', 'differs', 'payments_differ'),
    bill('4', 'unknown', 'no_next_bill'),
  ];
  const accounts = [
    { ...account('a', MONDAY), bills },
    { ...account('b', MONDAY), bills, sameAs: 'a' },
  ];
  expect(comparisonOf({ accounts, reconciliations: [] }, ITEM)?.bills).toEqual([
    { accountId: 'a', billId: '2', dueDate: '2026-10-15', differs: false, detail: 'about other_currency' },
    { accountId: 'a', billId: '3', dueDate: '2026-10-15', differs: true, detail: 'about payments_differ' },
  ]);
});
