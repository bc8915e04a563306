import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Rows of ended sessions stay this long, so that their end can still be looked up. */
const KEPT_AFTER_THE_END = `interval '1 day'`;

/** $1 id, $2 user, $3 now, $4 end. Each new row clears away two old ones, so that the table does not grow. */
const CREATE = `
with ended as (
  select id from pluggy.sessions where expires_at < $3::timestamptz - ${KEPT_AFTER_THE_END}
  order by expires_at limit 2 for update skip locked
), cleared as (
  delete from pluggy.sessions where id in (select id from ended)
)
insert into pluggy.sessions (id, user_id, created_at, expires_at) values ($1, $2, $3, $4)`;

export interface NewSession {
  readonly id: string;
  readonly userId: UserId;
  readonly expiresAt: Date;
}

export async function createSessionRow(
  db: Queryable,
  { id, userId, expiresAt }: NewSession,
  now: Date,
): Promise<void> {
  await db.query(CREATE, [id, userId, now, expiresAt]);
}

/** $1 id, $2 now: answers the user also of a session that was revoked before. */
const REVOKE = `
update pluggy.sessions set revoked_at = coalesce(revoked_at, $2) where id = $1 and expires_at > $2
returning user_id as "userId"`;

/** @returns whose session it was; undefined: there is no such session that has not ended */
export async function revokeSessionRow(db: Queryable, id: string, now: Date): Promise<UserId | undefined> {
  return (await db.query<{ userId: UserId }>(REVOKE, [id, now])).rows[0]?.userId;
}

const REVOKE_ALL = `
update pluggy.sessions set revoked_at = $2 where user_id = $1 and revoked_at is null and expires_at > $2
returning id`;

/** @returns the ids of the user's sessions that end with this */
export async function revokeSessionsOfUser(db: Queryable, userId: UserId, now: Date): Promise<string[]> {
  return (await db.query<{ id: string }>(REVOKE_ALL, [userId, now])).rows.map(({ id }) => id);
}

const REVOKED = 'select id from pluggy.sessions where revoked_at is not null and expires_at > $1';

/** Ids of sessions that were revoked and have not reached their end yet. */
export async function listRevokedSessions(db: Queryable, now: Date): Promise<string[]> {
  return (await db.query<{ id: string }>(REVOKED, [now])).rows.map(({ id }) => id);
}
