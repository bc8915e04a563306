import type { TransactionId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';
import type { PageTarget } from './write-transactions.ts';

/** $1, $2 the lease; $3 account, $4 ids, $5 now, $6 why. */
const TOMBSTONE = underLease(
  `gone as (
  update pluggy.transactions set deleted_at = $5, changed_at = $5, deleted_reason = $6
  where account_id = $3 and id = any ($4::uuid[]) and deleted_at is null and ${HELD}
  returning account_id, id, user_id
), noted as (${noteTransactions('select * from gone')}
)`,
  '(select count(*)::int from gone) as deleted',
);

/** Why a row was looked for that Pluggy then did not find: a complete read lacked it, or an event named it. */
export type VanishReason = 'not_listed' | 'not_found';

/**
 * Hides rows that Pluggy no longer has.
 * @returns how many were visible before
 * @throws {LeaseLost}
 */
export async function tombstoneTransactions(
  db: Queryable,
  { accountId, fence, now }: PageTarget,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<number> {
  const statement = {
    name: 'tombstone-transactions',
    text: TOMBSTONE,
    values: [accountId, ids, now, reason],
  };
  return (await fenced<{ deleted: number }>(db, fence, statement)).deleted;
}
