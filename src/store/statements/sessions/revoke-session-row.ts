import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 id, $2 now: answers the user also of a session that was revoked before. */
const REVOKE = `
update pluggy.sessions set revoked_at = coalesce(revoked_at, $2) where id = $1 and expires_at > $2
returning user_id as "userId"`;

/** @returns whose session it was; undefined: there is no such session that has not ended */
export async function revokeSessionRow(db: Queryable, id: string, now: Date): Promise<UserId | undefined> {
  return (await db.query<{ userId: UserId }>(REVOKE, [id, now])).rows[0]?.userId;
}
