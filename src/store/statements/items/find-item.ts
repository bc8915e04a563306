import type { ItemId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';

const FIND = `select ${ITEM_COLUMNS} from pluggy.items where id = $1 and deleted_at is null`;

export async function findItem(db: Queryable, id: ItemId): Promise<StoredItem | undefined> {
  return (await db.query<StoredItem>(FIND, [id])).rows[0];
}
