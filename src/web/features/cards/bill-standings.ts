import { type CalendarDay, localDayOf } from '../../lib/calendar-day.ts';
import { type Decimal, negate, signOf } from '../../lib/decimal.ts';
import { compareDecimals, sumOf } from '../../lib/decimal-sum.ts';
import type { Bill } from './api/get-bills.ts';
import type { Coming } from './api/get-coming.ts';

/**
 * How a closed bill stands. `unknown`: its day is over, and the bank has not said what was paid. `credit`: it is in the person's favour.
 */
export type BillState = 'paid' | 'partly' | 'open' | 'credit' | 'unknown';

export interface BillStanding {
  readonly id: string;
  readonly state: BillState;
  readonly dueDay: CalendarDay | null;
  readonly closedOn: CalendarDay | null;
  readonly total: Decimal | null;
  readonly currencyCode: string | null;
  readonly minimum: Decimal | null;
  /** Of one that is open or partly paid: what is left, where that is known. */
  readonly left: Decimal | null;
  /** Interest, fines and taxes on it. */
  readonly charges: readonly { readonly type: string; readonly amount: Decimal }[];
}

const paidOn = (bill: Bill | undefined): Decimal | null => {
  const amounts = (bill?.payments ?? []).flatMap(({ amount }) => (amount ? [amount] : []));
  return amounts.length === 0 ? null : sumOf(amounts);
};

interface Verdict {
  readonly state: BillState;
  readonly left: Decimal | null;
}

/** What a recorded payment makes of a bill; undefined: nothing was recorded. */
function byPayment(total: Decimal, paid: Decimal | null): Verdict | undefined {
  if (paid === null || signOf(paid) !== 'positive') return undefined;
  if (compareDecimals(paid, total) >= 0) return { state: 'paid', left: null };
  return { state: 'partly', left: sumOf([total, negate(paid)]) };
}

/** Banks record a payment with the bill that was paid, or with the one after it: whichever is all of the total is believed. */
function recorded(total: Decimal, bill: Bill, next: Bill | undefined): Verdict | undefined {
  const [own, later] = [byPayment(total, paidOn(bill)), byPayment(total, paidOn(next))];
  return own?.state === 'paid' ? own : later;
}

function verdictOf(
  bill: Bill,
  next: Bill | undefined,
  toPay: Coming | undefined,
  today: CalendarDay,
): Verdict {
  const total = bill.totalAmount ?? null;
  if (total === null) return { state: 'unknown', left: null };
  if (signOf(total) !== 'positive')
    return { state: signOf(total) === 'zero' ? 'paid' : 'credit', left: null };
  if (toPay !== undefined) {
    const isWhole = compareDecimals(toPay.amount, total) >= 0;
    return { state: isWhole ? 'open' : 'partly', left: toPay.amount };
  }
  const found = recorded(total, bill, next);
  if (found !== undefined) return found;
  const dueDay = localDayOf(bill.dueDate);
  // what is still to be paid is listed until its day; a bill that is not has been paid
  if (next === undefined && dueDay !== null && dueDay >= today) return { state: 'paid', left: null };
  return { state: 'unknown', left: null };
}

/**
 * Bills with how they stand, in the order of the list: the latest due first.
 * @param coming what the service says is still to be paid, which knows of payments that no bill records yet; null: it could not be asked
 */
export function billStandings(
  bills: readonly Bill[],
  coming: readonly Coming[] | null,
  today: CalendarDay,
): BillStanding[] {
  return bills.map((bill, n) => {
    const dueDay = localDayOf(bill.dueDate);
    const toPay = coming?.find(({ kind, billId }) => kind === 'bill' && billId === bill.id);
    const isSaid = coming !== null || n > 0 || (dueDay !== null && dueDay < today);
    const verdict: Verdict = isSaid
      ? verdictOf(bill, bills[n - 1], toPay, today)
      : { state: 'unknown', left: null };
    return {
      id: bill.id,
      ...verdict,
      dueDay,
      closedOn: localDayOf(bill.billClosingDate),
      total: bill.totalAmount ?? null,
      currencyCode: bill.totalAmountCurrencyCode ?? null,
      minimum: bill.minimumPaymentAmount ?? null,
      charges: (bill.financeCharges ?? []).flatMap(({ type, amount }) =>
        amount && signOf(amount) !== 'zero' ? [{ type: type ?? '', amount }] : [],
      ),
    };
  });
}
