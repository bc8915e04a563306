import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { TransactionKey } from '../../fragments/annotations.ts';
import { isShown } from '../../fragments/is-shown.ts';
import { todaysRow } from '../../fragments/todays-row.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * The row that `id` stands for today. Undefined for a row that is not there, or is somebody else's.
 * @param includeDeleted also one that Pluggy no longer has, or of a closed account
 */
export async function findTransactionKey(
  db: Queryable,
  userId: UserId,
  id: TransactionId,
  includeDeleted: boolean,
): Promise<TransactionKey | undefined> {
  const find = todaysRow(isShown('t', includeDeleted));
  return (await db.query<TransactionKey>(find, [userId, id])).rows[0];
}
