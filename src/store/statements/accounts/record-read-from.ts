import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * Everything that Pluggy took in of these accounts before this moment was read.
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function recordReadFrom(
  db: Queryable,
  accounts: readonly AccountId[],
  readFrom: Date,
  fence: Fence,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with lease as materialized (${leaseCondition('$3', '$4')})
     update pluggy.accounts set read_from = $2 where id = any($1::uuid[]) and exists (select from lease)`,
    [accounts, readFrom, fence.jobId, fence.worker],
  );
  return rowCount === accounts.length;
}
