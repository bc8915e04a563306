import { leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ListTarget } from './write-list.ts';

/** $1 item, $2 now; $3, $4 the lease. */
const HIDE_ORPHANS = `
with lease as (
  ${leaseCondition('$3', '$4')}
), gone as (
  update pluggy.investment_transactions m set deleted_at = $2, changed_at = $2
  where item_id = $1 and deleted_at is null and exists (select from lease)
    and exists (select from pluggy.investments i where i.id = m.parent_id and i.deleted_at is not null)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from gone) as written`;

/**
 * Hides the movements of investments that are hidden: nobody would ever ask for them again.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function hideOrphanedMovements(
  db: Queryable,
  { itemId, fence, now }: Pick<ListTarget, 'itemId' | 'fence' | 'now'>,
): Promise<number | undefined> {
  const values = [itemId, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(HIDE_ORPHANS, values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
