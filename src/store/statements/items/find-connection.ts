import type { ItemId, UserId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user. */
const FIND = `select ${ITEM_COLUMNS}, (raw || jsonb_build_object('autoSync', auto_sync, 'consents', (
    select coalesce(jsonb_agg(c.raw order by c.first_seen_at, c.id), '[]')
    from pluggy.consents c where c.item_id = items.id and c.deleted_at is null)))::text as whole
  from pluggy.items where id = $1 and user_id = $2 and deleted_at is null`;

/**
 * One of the user's connections; `raw` has, besides what Pluggy's object has, `autoSync` and the `consents` as Pluggy
 * gives them. Undefined for one that is not known, and for somebody else's.
 */
export async function findConnection(
  db: Queryable,
  userId: UserId,
  id: ItemId,
): Promise<StoredItem | undefined> {
  const [row] = (await db.query<StoredItem & { readonly whole: string }>(FIND, [id, userId])).rows;
  if (row === undefined) return undefined;
  const { whole, ...item } = row;
  return { ...item, raw: whole };
}
