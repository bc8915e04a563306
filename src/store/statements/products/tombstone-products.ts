import type { ItemId } from '../../../domain/ids.ts';
import { PRODUCT_TABLES } from '../../fragments/product-tables.ts';
import type { Queryable } from '../../Queryable.ts';

/** Hides an item's products; the rows stay, with the time of their deletion. */
export async function tombstoneProducts(tx: Queryable, itemId: ItemId, now: Date): Promise<void> {
  for (const table of PRODUCT_TABLES)
    await tx.query(
      `update ${table} set deleted_at = $2, changed_at = $2 where item_id = $1 and deleted_at is null`,
      [itemId, now],
    );
}
