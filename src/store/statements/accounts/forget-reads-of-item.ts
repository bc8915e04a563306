import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** All accounts of an item are read from end to end by its next sync. */
export async function forgetReadsOfItem(db: Queryable, itemId: ItemId): Promise<void> {
  await db.query('update pluggy.accounts set read_from = null where item_id = $1 and read_from is not null', [
    itemId,
  ]);
}
