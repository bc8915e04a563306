import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import { LIST_TABLES } from './list-tables.ts';

/** Every table of an item's products besides accounts and transactions. */
const TABLES = [...Object.values(LIST_TABLES), 'pluggy.identities'];

/** Gives an item's products to the user that the item has now. */
export async function moveProducts(tx: Queryable, itemId: ItemId, userId: UserId | null): Promise<void> {
  for (const table of [...TABLES, 'pluggy.list_versions', 'pluggy.refused_objects'])
    await tx.query(`update ${table} set user_id = $2 where item_id = $1`, [itemId, userId]);
}

/** Hides an item's products; the rows stay, with the time of their deletion. */
export async function tombstoneProducts(tx: Queryable, itemId: ItemId, now: Date): Promise<void> {
  for (const table of TABLES)
    await tx.query(
      `update ${table} set deleted_at = $2, changed_at = $2 where item_id = $1 and deleted_at is null`,
      [itemId, now],
    );
}
