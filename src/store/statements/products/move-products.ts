import type { ItemId, UserId } from '../../../domain/ids.ts';
import { PRODUCT_TABLES } from '../../fragments/product-tables.ts';
import type { Queryable } from '../../Queryable.ts';

/** Gives an item's products to the user that the item has now. */
export async function moveProducts(tx: Queryable, itemId: ItemId, userId: UserId | null): Promise<void> {
  for (const table of [...PRODUCT_TABLES, 'pluggy.list_versions', 'pluggy.refused_objects'])
    await tx.query(`update ${table} set user_id = $2 where item_id = $1`, [itemId, userId]);
}
