import { leaseCondition } from '../../../queue/sql/lease.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ListTarget } from './write-list.ts';

/** $1 item, $2 parent or null for the whole item, $3 ids that are there, $4 now; $5, $6 the lease. */
const hide = (table: string): string => `
with lease as (
  ${leaseCondition('$5', '$6')}
), gone as (
  update ${table} set deleted_at = $4, changed_at = $4
  where item_id = $1 and ($2::uuid is null or parent_id = $2) and deleted_at is null and id <> all ($3::uuid[])
    and exists (select from lease)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from gone) as written`;

/** Hides the rows that are not among `present`. @returns how many; undefined when the run no longer holds its job */
export async function hideAbsent(
  db: Queryable,
  name: ListName,
  { itemId, parentId, fence, now }: ListTarget,
  present: readonly string[],
): Promise<number | undefined> {
  const values = [itemId, parentId, present, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(hide(LIST_TABLES[name]), values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
