import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user. What the transaction itself noted of the user goes as well. */
const FORGET = 'delete from pluggy.changes where user_id = $1';
const RECORD = `insert into pluggy.changes (user_id, kind, ids) values ($1, 'user', '{}')`;

/**
 * Notes that a person was erased: followers forget everything of this user, and nothing older about them is left in the
 * log. The last write of the transaction that erases.
 */
export async function recordErasure(tx: Queryable, userId: UserId): Promise<void> {
  await tx.query(FORGET, [userId]);
  await tx.query(RECORD, [userId]);
}
