import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const MARK = 'update pluggy.users set erasing_at = $2 where id = $1 and erasing_at is null';

/** From the commit on nothing of the user is read (Database.asUser), until the row goes with the rest. */
export async function markUserErasing(tx: Queryable, userId: UserId, now: Date): Promise<void> {
  await tx.query(MARK, [userId, now]);
}
