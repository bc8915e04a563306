import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The same for all accounts of an item, so that its next sync reads everything. */
export async function forgetReadsOfItem(db: Queryable, itemId: ItemId): Promise<void> {
  await db.query('update pluggy.accounts set read_from = null where item_id = $1 and read_from is not null', [
    itemId,
  ]);
}
