import type { ItemId, UserId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user. */
const FIND = `select ${ITEM_COLUMNS} from pluggy.items where id = $1 and user_id = $2 and deleted_at is null`;

/** Undefined for an item that is not known, and for somebody else's. */
export async function findItemOfUser(
  db: Queryable,
  userId: UserId,
  id: ItemId,
): Promise<StoredItem | undefined> {
  return (await db.query<StoredItem>(FIND, [id, userId])).rows[0];
}
