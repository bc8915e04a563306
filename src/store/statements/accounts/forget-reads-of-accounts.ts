import type { AccountId, ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The same for some accounts, as far as they are the item's. */
export async function forgetReadsOfAccounts(
  db: Queryable,
  itemId: ItemId,
  ids: readonly AccountId[],
): Promise<void> {
  await db.query(
    `update pluggy.accounts set read_from = null
     where item_id = $1 and id = any ($2::uuid[]) and read_from is not null`,
    [itemId, ids],
  );
}
