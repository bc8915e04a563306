import type { AccountId, ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Accounts of the item that are stored and not among `present`. */
export async function listAbsentAccounts(
  db: Queryable,
  itemId: ItemId,
  present: readonly AccountId[],
): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where item_id = $1 and deleted_at is null and id <> all($2::uuid[])',
    [itemId, present],
  );
  return rows.map(({ id }) => id);
}
