import { addDays, type CalendarDay, firstOfMonth, localDayOf } from '../../lib/calendar-day.ts';
import { type Decimal, negate } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import type { AccountTransaction } from './api/get-account-rows.ts';
import type { Account } from './api/get-accounts.ts';

/** Of the newest closed bill. */
export interface LastClosed {
  readonly closedOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
}

/** The bill that a card is running up: it has no amount of its own before it is closed. */
export interface OpenBill {
  /** The day on which the bill before it was closed. */
  readonly since: CalendarDay | null;
  readonly closesOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  /** YYYY-MM in which it is due; null: not known. */
  readonly month: string | null;
}

/**
 * When the running bill closes and is due. Banks tell of the last bill for days after it was closed: what is over, or due with
 * the last closed bill, says nothing of the next one.
 */
export function openBill(
  { creditData }: Pick<Account, 'creditData'>,
  last: LastClosed,
  today: CalendarDay,
): OpenBill {
  const closes = localDayOf(creditData?.balanceCloseDate);
  const due = localDayOf(creditData?.balanceDueDate);
  const lastClosedDue = last.dueOn;
  const isNew = due !== null && due >= today && due.slice(0, 7) !== lastClosedDue?.slice(0, 7);
  const dueOn = isNew ? due : null;
  const next = lastClosedDue === null ? null : addDays(firstOfMonth(lastClosedDue), 31).slice(0, 7);
  return {
    since: last.closedOn,
    closesOn: closes !== null && closes >= today ? closes : null,
    dueOn,
    month: dueOn?.slice(0, 7) ?? (next !== null && `${next}-31` >= today ? next : null),
  };
}

/** Pluggy's category of the payment of a card's bill. */
const BILL_PAYMENT = '05100000';

const isPayment = ({ userCategoryId, categoryId }: AccountTransaction): boolean =>
  (userCategoryId ?? categoryId) === BILL_PAYMENT;

/**
 * Whether a row is on the running bill: by the month in which its money leaves; where that is not known, by its day, which is
 * after the last closing and not after the next one.
 */
function isOn(row: AccountTransaction, { since, closesOn, month }: OpenBill): boolean {
  if (row.cashMonth) return row.cashMonth === month;
  const day = row.localDate;
  return Boolean(day && since && closesOn && day > since && day <= closesOn);
}

/**
 * What is on the running bill so far: purchases and instalments less what was given back, without payments. Null: no row is known
 * to be on it, or one is in another currency.
 */
export function onOpenBill(
  rows: readonly AccountTransaction[],
  open: OpenBill,
  currencyCode: string | null | undefined,
): Decimal | null {
  const on = rows.filter((row) => isOn(row, open) && !isPayment(row) && row.ignored !== true);
  const amounts = on.map((row) =>
    row.currencyCode === currencyCode ? row.signedAmount : row.signedAmountInAccountCurrency,
  );
  const known = amounts.flatMap((amount) => amount ?? []);
  return known.length === 0 || known.length < amounts.length ? null : negate(sumOf(known));
}
