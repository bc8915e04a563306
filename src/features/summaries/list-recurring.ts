import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { forgetDismissed } from '../../store/statements/recurring/forget-dismissed.ts';
import { writeDismissed } from '../../store/statements/recurring/write-dismissed.ts';
import type { Needs } from '../shared/Parts.ts';
import { findOwnAccounts } from './own-accounts.ts';
import { findRecurring, type Recurring } from './recurring.ts';

type Found = Needs<'database' | 'keyring' | 'clock'>;

/** Which series a list has besides those that come again. */
export interface RecurringChoice {
  readonly includeEnded?: boolean | undefined;
  readonly includeDismissed?: boolean | undefined;
}

/** Amounts go out as the digits that they are. */
function lineOf(payment: Recurring): string {
  const { rows, lastAmount, averageAmount, hasEnded, dismissals, ...rest } = payment;
  const { id, description, direction, currencyCode, everyDays, nextDate, lastDate } = rest;
  const head = JSON.stringify({ id, description, direction, currencyCode });
  const state = { status: hasEnded ? 'ended' : 'active', dismissed: dismissals.length > 0 };
  const transactionIds = rows.map((row) => row.id);
  const tail = JSON.stringify({ everyDays, nextDate, lastDate, ...state, transactionIds });
  return `${head.slice(0, -1)},"lastAmount":${lastAmount},"averageAmount":${averageAmount},${tail.slice(1)}`;
}

const findAll = async (tx: Queryable, parts: Found, userId: UserId): Promise<Recurring[]> =>
  findRecurring(tx, parts, userId, await findOwnAccounts(tx, parts, userId));

/** The person's recurring payments, as JSON texts; those that have ended or were dismissed for whoever asks for them. */
export async function listRecurring(
  parts: Found,
  userId: UserId,
  { includeEnded = false, includeDismissed = false }: RecurringChoice = {},
): Promise<string[]> {
  const all = await parts.database.asUser(userId, (tx) => findAll(tx, parts, userId), 'snapshot');
  return all
    .filter(
      ({ hasEnded, dismissals }) =>
        (includeEnded || !hasEnded) && (includeDismissed || dismissals.length === 0),
    )
    .map(lineOf);
}

/**
 * Keeps whether the person says that a series is not recurring.
 * @returns the series as it is then, as JSON text
 * @throws {PublicError} recurring_not_found
 */
export function dismissRecurring(
  parts: Found,
  userId: UserId,
  id: string,
  dismissed: boolean,
): Promise<string> {
  return parts.database.asUser(userId, async (tx) => {
    const series = (await findAll(tx, parts, userId)).find((one) => one.id === id);
    if (series === undefined) throw new PublicError('recurring_not_found');
    const { dismissals, rows, lastDate } = series;
    if (!dismissed) await forgetDismissed(tx, userId, dismissals);
    else if (dismissals.length === 0) {
      const transactionIds = rows.map((row) => row.id);
      await writeDismissed(tx, userId, { id, transactionIds, lastDay: lastDate }, parts.clock.now());
    }
    return lineOf({ ...series, dismissals: dismissed ? [id] : [] });
  });
}
