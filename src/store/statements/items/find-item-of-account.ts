import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 user. */
const FIND = 'select item_id as id from pluggy.accounts where id = $1 and user_id = $2';

/** The connection of one of the user's accounts. */
export async function findItemOfAccount(
  db: Queryable,
  userId: UserId,
  accountId: AccountId,
): Promise<ItemId | undefined> {
  return (await db.query<{ id: ItemId }>(FIND, [accountId, userId])).rows[0]?.id;
}
