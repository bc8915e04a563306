import { dayInBrazil } from '../../domain/calendar-day.ts';
import type { UserId } from '../../domain/ids.ts';
import { datesUntil } from '../../domain/recurring/dates-until.ts';
import { addDays } from '../../domain/summaries/days.ts';
import { type InstalmentToCome, instalmentsToCome } from '../../domain/summaries/instalments-to-come.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { type BillToPay, listBillsToPay } from '../../store/statements/summaries/list-bills-to-pay.ts';
import { listInstalmentRows } from '../../store/statements/summaries/list-instalment-rows.ts';
import type { Needs } from '../shared/Parts.ts';
import { findOwnAccounts } from './own-accounts.ts';
import { findRecurring, isCurrent, type Recurring } from './recurring.ts';

export const DEFAULT_DAYS_AHEAD = 30;

/** How far back a payment may have been for a bill that is still to come. */
const PAYMENT_DAYS = 60;
/** How far back the rows of a purchase that is still paid for, and how far ahead banks list them. */
const INSTALMENT_DAYS = 800;

interface Line {
  readonly date: string;
  readonly text: string;
}

interface Parts {
  readonly kind: 'bill' | 'instalment' | 'recurring';
  readonly date: string;
  readonly direction: 'in' | 'out';
  readonly description: string;
  readonly currencyCode: string | null;
  readonly accountId?: string;
  readonly billId?: string;
  readonly transactionId?: string | null;
  readonly instalments?: object;
  readonly recurringId?: string;
}

/** The line as JSON text. @param amount goes out as the digits that it has */
function lineOf(parts: Parts, amount: string): Line {
  const none = { accountId: null, billId: null, transactionId: null, instalments: null, recurringId: null };
  const text = JSON.stringify({ ...none, ...parts });
  return { date: parts.date, text: `${text.slice(0, -1)},"amount":${amount}}` };
}

const ofBill = ({ id, amount, ...rest }: BillToPay): Line =>
  lineOf({ kind: 'bill', direction: 'out', billId: id, ...rest }, amount);

function ofInstalment({ row, number, date, isListed }: InstalmentToCome): Line {
  const { accountId, seriesId, of, description, currencyCode, amount } = row;
  const instalments = { seriesId, number, of };
  const transactionId = isListed ? row.id : null;
  const said = { date, description, currencyCode, accountId, transactionId, instalments };
  return lineOf({ kind: 'instalment', direction: 'out', ...said }, amount);
}

function ofRecurring(payment: Recurring, until: string): Line[] {
  const { id, description, direction, currencyCode, lastAmount } = payment;
  return datesUntil(payment, until).map((date) =>
    lineOf({ kind: 'recurring', date, direction, description, currencyCode, recurringId: id }, lastAmount),
  );
}

/**
 * The bills, the instalments and the recurring payments of the coming days, as JSON texts, the next one first; by the rules
 * of docs/summaries.md.
 */
export async function listUpcoming(
  parts: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
  days: number,
): Promise<string[]> {
  const today = dayInBrazil(parts.clock.now());
  const due = { from: today, to: addDays(today, days) };
  const work = async (tx: Queryable): Promise<Line[]> => {
    const accounts = await findOwnAccounts(tx, parts, userId);
    const paying = { from: addDays(today, -PAYMENT_DAYS), to: today };
    const cards = [...accounts.counted, ...accounts.closed];
    const bills = await listBillsToPay(tx, userId, cards, paying, due);
    const bought = { from: addDays(today, -INSTALMENT_DAYS), to: addDays(today, INSTALMENT_DAYS) };
    const rows = await listInstalmentRows(tx, userId, accounts.counted, bought);
    const recurring = await findRecurring(tx, parts, userId, accounts);
    return [
      ...bills.map(ofBill),
      ...instalmentsToCome(rows, today, due.to).map(ofInstalment),
      ...recurring.filter(isCurrent).flatMap((payment) => ofRecurring(payment, due.to)),
    ];
  };
  const lines = await parts.database.asUser(userId, work, 'snapshot');
  return lines.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)).map(({ text }) => text);
}
