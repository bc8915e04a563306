import { leaseCondition } from '../../../queue/sql/lease.ts';
import { moveAnnotations } from '../../fragments/annotations.ts';
import { VANISHED } from '../../fragments/vanished.ts';
import type { Queryable } from '../../Queryable.ts';
import type { LinkTarget, Written } from './link-transactions.ts';

const RETURN = `
with lease as (
  ${leaseCondition('$2', '$3')}
), returned as (
  update pluggy.transactions set deleted_reason = null
  where account_id = $1 and ${VANISHED} and deleted_at is null and exists (select from lease)
  returning id
), unlinked as (
  delete from pluggy.transaction_links l using returned r
  where l.account_id = $1 and l.old_id = r.id
  returning l.new_id as from_id, l.old_id as to_id
), ${moveAnnotations('unlinked', '$1')}
select exists (select from lease) as held, (select count(*)::int from returned) as written`;

/**
 * A row that returned is the row that it was: it has no successor any more, and what was said of that is said of it.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function settleReturned(
  db: Queryable,
  { accountId, fence }: LinkTarget,
): Promise<number | undefined> {
  const { rows } = await db.query<Written>(RETURN, [accountId, fence.jobId, fence.worker]);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
