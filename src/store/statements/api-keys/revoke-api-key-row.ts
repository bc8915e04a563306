import type { Queryable } from '../../Queryable.ts';

/** $1 id, $2 now. */
const REVOKE =
  'update pluggy.api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning name';

/** @returns the name of the key; undefined: there is none that was not revoked before */
export async function revokeApiKeyRow(db: Queryable, id: string, now: Date): Promise<string | undefined> {
  return (await db.query<{ name: string }>(REVOKE, [id, now])).rows[0]?.name;
}
