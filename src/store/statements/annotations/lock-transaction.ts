import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { TransactionKey } from '../../fragments/annotations.ts';
import { IS_THERE, todaysRow } from '../../fragments/todays-row.ts';
import type { Queryable } from '../../Queryable.ts';

/** The lock holds off whoever would hide the row, and other annotations of it, until the transaction ends. */
const LOCK = `${todaysRow(IS_THERE)}
for no key update of t`;

/** The row that `id` stands for today. Undefined for a row that is not there, or is somebody else's. */
export async function lockTransaction(
  tx: Queryable,
  userId: UserId,
  id: TransactionId,
): Promise<TransactionKey | undefined> {
  return (await tx.query<TransactionKey>(LOCK, [userId, id])).rows[0];
}
