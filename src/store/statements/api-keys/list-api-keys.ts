import type { Queryable } from '../../Queryable.ts';
import type { ApiKeyRow } from './create-api-key-row.ts';

export interface ListedApiKey extends ApiKeyRow {
  /** Its time of creation, as PostgreSQL wrote it. */
  readonly place: string;
}

/** Where a page ended: `place` and `id` of its last key. */
export type ApiKeyPlace = readonly [string, string];

/** $1 whether revoked ones too, $2 and $3 the place, $4 how many. */
const LIST = `
select id, name, scopes, created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt", created_at::text as place
from pluggy.api_keys
where ($1 or revoked_at is null)
  and (created_at, id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
order by created_at, id limit $4`;

/** Oldest first. */
export async function listApiKeys(
  db: Queryable,
  includeRevoked: boolean,
  after: ApiKeyPlace | undefined,
  limit: number,
): Promise<ListedApiKey[]> {
  const values = [includeRevoked, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<ListedApiKey>(LIST, values)).rows;
}
