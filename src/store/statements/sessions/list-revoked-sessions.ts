import type { Queryable } from '../../Queryable.ts';

const REVOKED = 'select id from pluggy.sessions where revoked_at is not null and expires_at > $1';

/** Ids of sessions that were revoked and have not reached their end yet. */
export async function listRevokedSessions(db: Queryable, now: Date): Promise<string[]> {
  return (await db.query<{ id: string }>(REVOKED, [now])).rows.map(({ id }) => id);
}
