import type { UserId } from '../../domain/ids.ts';
import type { Queryable } from '../../store/Queryable.ts';
import type { Needs } from '../shared/Parts.ts';
import { findOwnAccounts } from './own-accounts.ts';
import { findRecurring, type Recurring } from './recurring.ts';

/** Amounts go out as the digits that they are. */
function lineOf({ rows, lastAmount, averageAmount, ...payment }: Recurring): string {
  const { id, description, direction, currencyCode, everyDays, nextDate } = payment;
  const head = JSON.stringify({ id, description, direction, currencyCode });
  const tail = JSON.stringify({ everyDays, nextDate, transactionIds: rows.map((row) => row.id) });
  return `${head.slice(0, -1)},"lastAmount":${lastAmount},"averageAmount":${averageAmount},${tail.slice(1)}`;
}

/** The person's recurring payments, as JSON texts. */
export async function listRecurring(
  parts: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
): Promise<string[]> {
  const work = async (tx: Queryable): Promise<Recurring[]> =>
    findRecurring(tx, parts, userId, await findOwnAccounts(tx, parts, userId));
  return (await parts.database.asUser(userId, work, 'snapshot')).map(lineOf);
}
