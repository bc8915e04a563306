import { describe, expect, it } from 'vitest';
import type { AccountTransaction } from './api/get-account-rows.ts';
import { onOpenBill, openBill } from './open-bill.ts';

const TODAY = '2026-11-27';
const card = (balanceCloseDate: string | null, balanceDueDate: string | null) => ({
  creditData: { balanceCloseDate, balanceDueDate },
});

describe('the running bill of a card', () => {
  it('closes and is due on the days that the bank names', () => {
    const bill = openBill(
      card('2026-12-01T00:00:00Z', '2026-12-10T00:00:00Z'),
      { closedOn: '2026-11-03', dueOn: '2026-11-10' },
      TODAY,
    );
    expect(bill).toEqual({
      since: '2026-11-03',
      closesOn: '2026-12-01',
      dueOn: '2026-12-10',
      month: '2026-12',
    });
  });

  it('is not the last closed one, of which banks tell for days', () => {
    const bill = openBill(
      card('2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z'),
      { closedOn: null, dueOn: '2026-11-30' },
      TODAY,
    );
    expect(bill).toEqual({ since: null, closesOn: null, dueOn: null, month: '2026-12' });
  });

  it('is not known of a card that tells nothing', () => {
    expect(openBill({ creditData: null }, { closedOn: null, dueOn: null }, TODAY).month).toBeNull();
  });
});

describe('what is on it so far', () => {
  const row = (signedAmount: `${number}`, over: Partial<AccountTransaction> = {}): AccountTransaction => ({
    id: signedAmount,
    signedAmount,
    currencyCode: 'BRL',
    cashMonth: '2026-12',
    ...over,
  });
  const open = { since: null, closesOn: null, dueOn: null, month: '2026-12' };

  it('is what is on that bill, less what was given back, without payments', () => {
    const rows = [
      row('-100.10'),
      row('-0.20'),
      row('30.10'),
      row('-999', { cashMonth: '2027-01' }),
      row('500', { categoryId: '05100000' }),
      row('-7', { ignored: true }),
    ];
    expect(onOpenBill(rows, open, 'BRL')).toBe('70.20');
  });

  it('counts a foreign row as the bank converted it, and is not known where it did not', () => {
    const dollars = row('-10', { currencyCode: 'USD', signedAmountInAccountCurrency: '-55.50' });
    expect(onOpenBill([dollars], open, 'BRL')).toBe('55.50');
    expect(onOpenBill([{ ...dollars, signedAmountInAccountCurrency: null }], open, 'BRL')).toBeNull();
  });

  it('goes by the day where the bank forecasts nothing', () => {
    const days = ['2026-11-03', '2026-11-04', '2026-12-03', '2026-12-04'];
    const rows = days.map((localDate) => row('-10', { id: localDate, cashMonth: null, localDate }));
    const dated = { ...open, since: '2026-11-03', closesOn: '2026-12-03' };
    expect(onOpenBill(rows, dated, 'BRL')).toBe('20');
  });

  it('is not known where no row is known to be on it', () => {
    expect(onOpenBill([row('-5', { cashMonth: null })], open, 'BRL')).toBeNull();
    expect(onOpenBill([row('-5')], { ...open, month: null }, 'BRL')).toBeNull();
  });
});
