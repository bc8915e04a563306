import type { TransactionId } from '../../../domain/ids.ts';
import { leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { PageTarget } from './write-transactions.ts';

const TOMBSTONE = `
with lease as (
  ${leaseCondition('$4', '$5')}
), gone as (
  update pluggy.transactions set deleted_at = $3, changed_at = $3, deleted_reason = $6
  where account_id = $1 and id = any ($2::uuid[]) and deleted_at is null and exists (select from lease)
  returning 1
)
select exists (select from lease) as held, (select count(*)::int from gone) as deleted`;

/** Why a row was looked for that Pluggy then did not find: a complete read lacked it, or an event named it. */
export type VanishReason = 'not_listed' | 'not_found';

/**
 * Hides rows that Pluggy no longer has.
 * @returns how many were visible before; undefined when the run no longer holds its job
 */
export async function tombstoneTransactions(
  db: Queryable,
  target: PageTarget,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<number | undefined> {
  const { fence } = target;
  const { rows } = await db.query<{ held: boolean; deleted: number }>(TOMBSTONE, [
    target.accountId,
    ids,
    target.now,
    fence.jobId,
    fence.worker,
    reason,
  ]);
  return rows[0]?.held === true ? rows[0].deleted : undefined;
}
