import type { Queryable } from '../../Queryable.ts';

/** $1 id, $2 now. */
const MARK = `
update pluggy.api_keys set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)`;

export async function markApiKeyUsed(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query(MARK, [id, now]);
}
