import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 account. */
const HAS = `
select from pluggy.accounts a join pluggy.items i on i.id = a.item_id and i.deleted_at is null
where a.user_id = $1 and a.id = $2`;

/** Whether the user has this account, closed ones included. */
export async function hasAccount(db: Queryable, userId: UserId, id: AccountId): Promise<boolean> {
  return (await db.query(HAS, [userId, id])).rows.length > 0;
}
