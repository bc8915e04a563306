import type { ItemId, UserId } from '../../../domain/ids.ts';
import { readsUnderWay } from '../../../queue/sql/item-jobs.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import type { Queryable } from '../../Queryable.ts';

/** How far a comparison is that was asked for. */
export interface ComparisonStanding {
  readonly itemId: ItemId;
  /** All of the item was compared, or read completely, since then. */
  readonly isCompared: boolean;
  /** Something about it is done or will be before the deadline. */
  readonly isUnderWay: boolean;
  /** What its last run failed with; null: nothing. */
  readonly error: string | null;
}

/**
 * SQL of the time at which all of an item `i` was last known to be equal to Pluggy's: its last comparison, or the
 * oldest of the complete reads of its accounts and products where that is later. Null: not yet.
 */
export const COMPARED_AT = `greatest(i.reconciled_at, (
  select case when count(*) = count(at) then min(at) end from (
    select a.swept_at as at from pluggy.accounts a where a.item_id = i.id and a.deleted_at is null
    union all
    select p.done_at from pluggy.product_states p where p.item_id = i.id and p.state = 'done'
  ) reads))`;

/** $1 the user, $2 since when, $3 the deadline. */
const standings = (userId: UserId | null): string => `
select i.id as "itemId", coalesce(${COMPARED_AT} >= $2, false) as "isCompared", coalesce(j.under_way, false) as "isUnderWay", j.error
from pluggy.items i
cross join lateral (${readsUnderWay('i.id', '$3')}) j
where ${ownedBy('i', userId)} and i.deleted_at is null
order by i.first_seen_at, i.id`;

export async function readComparisonStandings(
  db: Queryable,
  userId: UserId | null,
  { since, deadline }: { readonly since: Date; readonly deadline: Date },
): Promise<ComparisonStanding[]> {
  return (await db.query<ComparisonStanding>(standings(userId), [userId, since, deadline])).rows;
}

/** When all of each connection of a user was last compared, or read completely; null: not yet. */
export async function readComparedAt(
  db: Queryable,
  userId: UserId | null,
): Promise<ReadonlyMap<ItemId, Date | null>> {
  const sql = `select i.id, ${COMPARED_AT} as at from pluggy.items i where ${ownedBy('i', userId)} and i.deleted_at is null`;
  const { rows } = await db.query<{ id: ItemId; at: Date | null }>(sql, [userId]);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
