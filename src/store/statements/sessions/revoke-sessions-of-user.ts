import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const REVOKE_ALL = `
update pluggy.sessions set revoked_at = $2 where user_id = $1 and revoked_at is null and expires_at > $2
returning id`;

/** @returns the ids of the user's sessions that end with this */
export async function revokeSessionsOfUser(db: Queryable, userId: UserId, now: Date): Promise<string[]> {
  return (await db.query<{ id: string }>(REVOKE_ALL, [userId, now])).rows.map(({ id }) => id);
}
