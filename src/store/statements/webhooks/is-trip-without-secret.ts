import type { Queryable } from '../../Queryable.ts';

/** Whether a call with this nonce is on its way without the secret, because no process can read that. */
export async function isTripWithoutSecret(db: Queryable, digest: Buffer, sentSince: Date): Promise<boolean> {
  const sql = `select 1 from pluggy.webhook_round_trips
    where digest = $1 and not with_secret and arrived_at is null and sent_at > $2`;
  return (await db.query(sql, [digest, sentSince])).rows.length > 0;
}
