import { describe, expect, it } from 'vitest';
import type { Loan } from './api/get-loans.ts';
import { loanStanding, loanTotals } from './loan-standing.ts';

const loan = (id: string, over: Partial<Loan> = {}): Loan => ({ id, currencyCode: 'BRL', ...over });

describe('how far a loan is paid back', () => {
  it('knows instalments paid, left, and late', () => {
    const standing = loanStanding(
      loan('a', {
        contractAmount: '12000.00',
        dueDate: '2028-04-20T00:00:00.000Z',
        installments: {
          totalNumberOfInstallments: '24',
          paidInstallments: '7',
          dueInstallments: '17',
          pastDueInstallments: '1',
        },
        payments: { contractOutstandingBalance: '8500.10' },
      }),
    );
    expect(standing).toMatchObject({
      paid: 7,
      left: 17,
      of: 24,
      late: 1,
      endsOn: '2028-04-20',
      isOver: false,
    });
  });

  it('reckons what one of three numbers leaves open, and says nothing where two are missing', () => {
    const of = (installments: Loan['installments']) => loanStanding(loan('a', { installments }));
    expect(of({ totalNumberOfInstallments: '24', paidInstallments: '7' }).left).toBe(17);
    expect(of({ paidInstallments: '7', dueInstallments: '17' }).of).toBe(24);
    expect(of({ paidInstallments: '7' })).toMatchObject({ left: null, of: null });
    expect(of({ paidInstallments: '7.5' }).paid).toBeNull();
    expect(loanStanding(loan('a'))).toMatchObject({ outstanding: null, paid: null, isOver: false });
  });

  it('is over when it was settled, or nothing is left', () => {
    expect(loanStanding(loan('a', { settlementDate: '2026-01-01T00:00:00Z' })).isOver).toBe(true);
    expect(loanStanding(loan('a', { payments: { contractOutstandingBalance: '0.00' } })).isOver).toBe(true);
  });

  it('is not over by a day that is to come, or by what only stands in for a day', () => {
    const isOver = (settlementDate: string): boolean =>
      loanStanding(loan('a', { settlementDate }), '2026-11-20').isOver;
    expect(['2026-11-20', '2026-11-20T00:00:00.000Z', '2026-11-21T02:59:59Z'].map(isOver)).toEqual([
      true,
      true,
      true,
    ]);
    for (const day of ['2026-11-21', '2028-04-20T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '', 'soon'])
      expect(isOver(day), day).toBe(false);
  });
});

it('adds up what is owed, and counts the loans that do not say it', () => {
  const { totals, untold } = loanTotals([
    loan('a', { payments: { contractOutstandingBalance: '0.10' } }),
    loan('b', { payments: { contractOutstandingBalance: '0.20' } }),
    loan('c'),
    loan('d', { settlementDate: '2026-01-01T00:00:00Z', payments: { contractOutstandingBalance: '9' } }),
  ]);
  expect(totals).toEqual([{ currencyCode: 'BRL', outstanding: '0.30' }]);
  expect(untold).toBe(1);
});
