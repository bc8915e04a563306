import { type CalendarDay, dayInBrazil, localDayOf } from '../../lib/calendar-day.ts';
import type { Decimal } from '../../lib/decimal.ts';
import { signOf } from '../../lib/decimal.ts';
import { compareDecimals, sumOf } from '../../lib/decimal-sum.ts';
import type { Loan } from './api/get-loans.ts';

/** How far a loan is paid back. Null: the bank does not say. */
export interface LoanStanding {
  readonly outstanding: Decimal | null;
  readonly contracted: Decimal | null;
  readonly paid: number | null;
  readonly left: number | null;
  readonly of: number | null;
  /** Instalments that are due and not paid. */
  readonly late: number | null;
  /** The last instalment's day. */
  readonly endsOn: CalendarDay | null;
  readonly isOver: boolean;
}

/** Instalments are whole; a bank that sends anything else says nothing. */
const whole = (value: Decimal | null | undefined): number | null =>
  value && /^\d{1,6}(\.0+)?$/.test(value) ? Number(value) : null;

/** A day to come is when it is to be settled, and a placeholder is no day. */
function isSettled({ settlementDate }: Loan, today: CalendarDay): boolean {
  const day = localDayOf(settlementDate);
  return day !== null && day <= today;
}

export function loanStanding(loan: Loan, today = dayInBrazil(new Date())): LoanStanding {
  const { paidInstallments, dueInstallments, totalNumberOfInstallments, pastDueInstallments } =
    loan.installments ?? {};
  const of = whole(totalNumberOfInstallments);
  const paid = whole(paidInstallments);
  const left = whole(dueInstallments) ?? (of !== null && paid !== null ? Math.max(0, of - paid) : null);
  const outstanding = loan.payments?.contractOutstandingBalance ?? null;
  return {
    outstanding,
    contracted: loan.contractAmount ?? null,
    paid,
    left,
    of: of ?? (paid !== null && left !== null ? paid + left : null),
    late: whole(pastDueInstallments),
    endsOn: localDayOf(loan.dueDate),
    isOver: isSettled(loan, today) || (outstanding !== null && signOf(outstanding) === 'zero'),
  };
}

/** What is still owed, in each currency, of the loans of which the bank says it; and of how many it does not. */
export function loanTotals(loans: readonly Loan[]): {
  readonly totals: readonly { readonly currencyCode: string | null; readonly outstanding: Decimal }[];
  readonly untold: number;
} {
  const open = loans.filter((loan) => !loanStanding(loan).isOver);
  const sums = new Map<string | null, Decimal[]>();
  for (const loan of open) {
    const { outstanding } = loanStanding(loan);
    if (outstanding === null) continue;
    const key = loan.currencyCode ?? null;
    sums.set(key, [...(sums.get(key) ?? []), outstanding]);
  }
  const totals = [...sums.entries()].map(([currencyCode, all]) => ({
    currencyCode,
    outstanding: sumOf(all),
  }));
  return {
    totals: totals.toSorted((a, b) => compareDecimals(b.outstanding, a.outstanding)),
    untold: open.filter((loan) => loanStanding(loan).outstanding === null).length,
  };
}
