import type { Queryable } from '../../Queryable.ts';

/**
 * $1 digest of the nonce, $2 sent since, $3 now.
 * @returns false: no such call is on its way
 */
export async function markTripArrived(
  db: Queryable,
  digest: Buffer,
  { sentSince, now }: { readonly sentSince: Date; readonly now: Date },
): Promise<boolean> {
  const sql = `update pluggy.webhook_round_trips set arrived_at = $3
    where digest = $1 and arrived_at is null and sent_at > $2 returning 1`;
  return (await db.query(sql, [digest, sentSince, now])).rows.length > 0;
}
