import type { Queryable } from '../../Queryable.ts';

/** Not those that somebody switched off on purpose. */
const OFF = `
select count(*)::int as count from pluggy.webhook_endpoints
where disabled_at is not null and disabled_reason <> 'operator'`;

/** How many outgoing webhooks were switched off because their address took nothing, or said that it is gone. */
export async function countEndpointsOff(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(OFF);
  return rows[0]?.count ?? 0;
}
