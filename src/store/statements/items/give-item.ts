import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveBelowItem } from './move-below-item.ts';

const ADD_USER = `
insert into pluggy.users (id, created_at) select $1, $2
where not exists (select from pluggy.users where id = $1) on conflict do nothing`;

/** $1 item, $2 user, $3 now. */
const GIVE = 'update pluggy.items set user_id = $2, owner_given_at = $3, changed_at = $3 where id = $1';

/** Gives a stored item and everything below it to a user, for good. */
export async function giveItem(tx: Queryable, itemId: ItemId, userId: UserId, now: Date): Promise<void> {
  await tx.query(ADD_USER, [userId, now]);
  await tx.query(GIVE, [itemId, userId, now]);
  await moveBelowItem(tx, itemId, userId);
}
