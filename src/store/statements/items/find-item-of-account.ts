import type { AccountId, ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

export async function findItemOfAccount(db: Queryable, accountId: AccountId): Promise<ItemId | undefined> {
  const find = 'select item_id as id from pluggy.accounts where id = $1';
  return (await db.query<{ id: ItemId }>(find, [accountId])).rows[0]?.id;
}
