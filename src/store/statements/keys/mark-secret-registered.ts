import type { Queryable } from '../../Queryable.ts';

/** Pluggy has confirmed that it delivers with this secret. */
export async function markSecretRegistered(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query('update pluggy.secrets set registered_at = $2 where id = $1::bigint', [id, now]);
}
