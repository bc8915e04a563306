import type { UserId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import type { Queryable } from '../../Queryable.ts';

const list = (userId: UserId | null): string =>
  `select ${ITEM_COLUMNS} from pluggy.items where ${ownedBy('items', userId)} and deleted_at is null order by first_seen_at, id`;

/** The user's connections, oldest first; empty for a user nobody knows. Null: those that are nobody's. */
export async function listItemsOfUser(db: Queryable, userId: UserId | null): Promise<StoredItem[]> {
  return (await db.query<StoredItem>(list(userId), [userId])).rows;
}
