import { describe, expect, it } from 'vitest';
import type { AccountCompleteness, BillCompleteness, Completeness } from '../contract/completeness.ts';
import { describeCompleteness } from './describe-completeness.ts';

const bill = (
  dueDate: string | null,
  verdict: BillCompleteness['verdict'],
  more: Partial<BillCompleteness>,
) =>
  ({
    billId: `of ${dueDate}`,
    dueDate,
    total: '10.00',
    rows: '10.00',
    charges: '0',
    payments: null,
    verdict,
    reason: 'no_payment',
    detail: 'Nobody said what was paid.',
    ...more,
  }) satisfies BillCompleteness;

function lines(bills: readonly BillCompleteness[]): string[] {
  const account: AccountCompleteness = {
    accountId: 'the-card',
    itemId: 'the-connection',
    type: 'CREDIT',
    currencyCode: 'BRL',
    counted: true,
    sameAs: null,
    sweptAt: null,
    transactions: {
      rowsAtPluggy: 7,
      rowsHereThen: 7,
      rowsHere: 7,
      rowsHidden: 0,
      rowsRefused: 0,
      monthsCompared: 1,
      monthsDifferent: 0,
    },
    balance: { account: '10.00', running: null },
    bills,
    problems: [],
  };
  const report: Completeness = {
    userId: 'ana',
    checkedAt: '2026-11-20T12:00:00.000Z',
    complete: true,
    compared: {
      with: 'pluggy',
      what: { connections: 0, accounts: 1, transactions: 0 },
      at: null,
      now: false,
      missed: [],
    },
    webhooks: { arriving: true, problem: null, provenAt: null, deliveredAt: null, disabledAt: null },
    problems: [],
    notes: [],
    connections: [],
    accounts: [account],
    reconciliations: [],
  };
  return describeCompleteness(report, 'en').split('\n').slice(1);
}

describe('what a terminal shows of bills', () => {
  it('says in words why some could not be checked, once for each reason', () => {
    const newest = { reason: 'no_next_bill', detail: 'The next one is to come.' } as const;
    expect(
      lines([
        bill('2026-08-10', 'adds_up', { reason: 'payments_agree', detail: 'It adds up.' }),
        bill('2026-09-10', 'unknown', {}),
        bill('2026-10-10', 'unknown', {}),
        bill('2026-11-10', 'unknown', newest),
        bill(null, 'unknown', { reason: 'no_due_day', detail: 'There is no day.' }),
      ]),
    ).toEqual([
      expect.stringContaining('of 5 bills 1 add up, 0 differ, 4 cannot be told'),
      '       no_payment, bills due 2026-09-10, 2026-10-10: Nobody said what was paid.',
      '       no_next_bill, bills due 2026-11-10: The next one is to come.',
      '       no_due_day, bills due without a day: There is no day.',
    ]);
  });

  it('is silent about those that add up', () => {
    expect(lines([bill('2026-08-10', 'adds_up', { reason: 'payments_agree' })])).toHaveLength(1);
  });
});
