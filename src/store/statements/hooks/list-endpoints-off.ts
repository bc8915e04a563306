import type { Queryable } from '../../Queryable.ts';

/** Not those that somebody switched off on purpose. */
const OFF = `
select id from pluggy.webhook_endpoints where disabled_at is not null and disabled_reason <> 'operator'`;

/** Outgoing webhooks that were switched off because their address took nothing, or said that it is gone, by their ids. */
export async function listEndpointsOff(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(OFF);
  return rows.map(({ id }) => id);
}
