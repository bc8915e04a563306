import { createHash } from 'node:crypto';
import { type CalendarDay, dayInBrazil } from '../../domain/calendar-day.ts';
import type { UserId } from '../../domain/ids.ts';
import { detectRecurring, type RecurringPayment } from '../../domain/recurring/detect-recurring.ts';
import { type DismissedSeries, isDismissed } from '../../domain/recurring/is-dismissed.ts';
import { addDays } from '../../domain/summaries/days.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listPayments } from '../../store/statements/recurring/list-payments.ts';
import { listRecurringFigures } from '../../store/statements/recurring/list-recurring-figures.ts';
import type { Needs } from '../shared/Parts.ts';
import { findDismissed } from './find-dismissed.ts';
import { findOwnTransfers, type OwnAccounts } from './own-accounts.ts';

/** Three years and a month: what comes once a year has come three times. */
const DAYS_BACK = 1_130;
/** The newest rows that are looked at. */
const MOST_ROWS = 5_000;

/** A recurring payment and its exact figures, which are decimal texts without a sign. */
export interface Recurring extends RecurringPayment {
  readonly id: string;
  readonly description: string;
  readonly direction: 'in' | 'out';
  readonly currencyCode: string;
  readonly lastAmount: string;
  readonly averageAmount: string;
  /** The day of its newest row. */
  readonly lastDate: CalendarDay;
  /** What the person said of it: which of their choices are about it. None: it counts as recurring. */
  readonly dismissals: readonly string[];
}

/** Known by its oldest row, which stays the same while others come. Has the form of a UUID. */
const idOf = (first: string): string =>
  createHash('sha256')
    .update(`recurring ${first}`)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');

function present(
  payment: RecurringPayment,
  averageAmount: string,
  dismissed: readonly DismissedSeries[],
): Recurring[] {
  const [first, last] = [payment.rows[0], payment.rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { description, currencyCode, signedAmount, localDate } = last;
  const isOut = signedAmount.startsWith('-');
  return [
    {
      ...payment,
      id: idOf(first.id),
      description,
      direction: isOut ? 'out' : 'in',
      currencyCode,
      lastAmount: isOut ? signedAmount.slice(1) : signedAmount,
      averageAmount,
      lastDate: localDate,
      dismissals: dismissed.filter((one) => isDismissed(payment.rows, one)).map(({ id }) => id),
    },
  ];
}

/** What comes again, and counts as such: another one is to be expected, and the person did not say no. */
export const isCurrent = ({ hasEnded, dismissals }: Recurring): boolean =>
  !hasEnded && dismissals.length === 0;

/** All of the person's recurring payments, those that have ended and that the person dismissed among them; the next one first. */
export async function findRecurring(
  tx: Queryable,
  parts: Needs<'keyring' | 'clock'>,
  userId: UserId,
  accounts: OwnAccounts,
): Promise<Recurring[]> {
  const today = dayInBrazil(parts.clock.now());
  const span = { from: addDays(today, -DAYS_BACK), to: today };
  const own = await findOwnTransfers(tx, userId, accounts, span);
  const scope = { ...span, accounts: accounts.counted, by: 'day' } as const;
  const found = detectRecurring(await listPayments(tx, userId, scope, own, MOST_ROWS), today, true);
  const averages = await listRecurringFigures(tx, found);
  const dismissed = await findDismissed(tx, parts, userId, accounts.counted);
  return found
    .flatMap((payment, index) => present(payment, averages[index] ?? '0', dismissed))
    .toSorted((a, b) => (`${a.nextDate} ${a.id}` < `${b.nextDate} ${b.id}` ? -1 : 1));
}
