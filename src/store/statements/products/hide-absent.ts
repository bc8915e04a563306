import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ListTarget } from './write-list.ts';

/** $1, $2 the lease; $3 item, $4 parent or null for the whole item, $5 ids that are there, $6 now. */
const hide = (table: string): string =>
  underLease(
    `gone as (
  update ${table} set deleted_at = $6, changed_at = $6
  where item_id = $3 and ($4::uuid is null or parent_id = $4) and deleted_at is null and id <> all ($5::uuid[])
    and ${HELD}
  returning 1
)`,
    '(select count(*)::integer from gone) as written',
  );

/**
 * Hides the rows that are not among `present`.
 * @returns how many
 * @throws {LeaseLost}
 */
export async function hideAbsent(
  db: Queryable,
  name: ListName,
  { itemId, parentId, fence, now }: ListTarget,
  present: readonly string[],
): Promise<number> {
  const statement = { text: hide(LIST_TABLES[name]), values: [itemId, parentId, present, now] };
  return (await fenced<{ written: number }>(db, fence, statement)).written;
}
