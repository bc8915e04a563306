import type { ItemId, UserId } from '../../../domain/ids.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import type { Queryable } from '../../Queryable.ts';
import type { Findings } from './record-reconciliation.ts';

export interface StoredReconciliation extends Findings {
  /** ISO 8601 in UTC. */
  readonly finishedAt: string;
}

export interface ItemReconciliations {
  readonly itemId: ItemId;
  /** When everything of the item was last found equal to Pluggy's, or made so; null: not yet. */
  readonly reconciledAt: Date | null;
  /** The last comparisons that found a difference, newest first. */
  readonly found: readonly StoredReconciliation[];
}

const SHOWN = 10;

const ofUser = (userId: UserId | null): string => `
select i.id as "itemId", i.reconciled_at as "reconciledAt", (
  select coalesce(jsonb_agg(jsonb_build_object(
    'finishedAt', to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'moved', r.moved,
    'itemDiffered', r.item_differed, 'accountsDifferent', r.accounts_different, 'monthsDifferent', r.months_different,
    'rowsRepaired', r.rows_repaired, 'productsRepaired', r.products_repaired, 'monthsLeft', r.months_left)
    order by r.id desc), '[]')
  from (select * from pluggy.reconciliations r where r.item_id = i.id order by r.finished_at desc, r.id desc limit ${SHOWN}) r) as found
from pluggy.items i where ${ownedBy('i', userId)} and i.deleted_at is null order by i.first_seen_at, i.id`;

/** What the comparisons with Pluggy found of a user's connections; null: of those that are nobody's. */
export async function listReconciliationsOfUser(
  db: Queryable,
  userId: UserId | null,
): Promise<ItemReconciliations[]> {
  return (await db.query<ItemReconciliations>(ofUser(userId), [userId])).rows;
}
