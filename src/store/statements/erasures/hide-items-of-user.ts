import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const HIDE = `
update pluggy.items set deleted_at = $2, changed_at = $2 where user_id = $1 and deleted_at is null`;

/** None of the user's connections is shown from the commit on; what lies below the items is looked at through them. */
export async function hideItemsOfUser(tx: Queryable, userId: UserId, now: Date): Promise<void> {
  await tx.query(HIDE, [userId, now]);
}
