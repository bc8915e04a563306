import type { Queryable } from '../../Queryable.ts';

export async function hasTripArrived(db: Queryable, digest: Buffer): Promise<boolean> {
  const sql = 'select 1 from pluggy.webhook_round_trips where digest = $1 and arrived_at is not null';
  return (await db.query(sql, [digest])).rows.length > 0;
}
