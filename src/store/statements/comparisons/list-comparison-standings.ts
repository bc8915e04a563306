import type { ItemId, UserId } from '../../../domain/ids.ts';
import { readsUnderWay } from '../../../queue/sql/item-jobs.ts';
import { COMPARED_AT } from '../../fragments/compared-at.ts';
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

/** $1 the user, $2 since when, $3 the deadline. */
const standings = (userId: UserId | null): string => `
select i.id as "itemId", coalesce(${COMPARED_AT} >= $2, false) as "isCompared", coalesce(j.under_way, false) as "isUnderWay", j.error
from pluggy.items i
cross join lateral (${readsUnderWay('i.id', '$3')}) j
where ${ownedBy('i', userId)} and i.deleted_at is null
order by i.first_seen_at, i.id`;

export async function listComparisonStandings(
  db: Queryable,
  userId: UserId | null,
  { since, deadline }: { readonly since: Date; readonly deadline: Date },
): Promise<ComparisonStanding[]> {
  return (await db.query<ComparisonStanding>(standings(userId), [userId, since, deadline])).rows;
}
