import type { Queryable } from '../../Queryable.ts';

/** Leaves the endpoint alone until then, or until a later time that was set before. */
export async function markEndpointPaused(tx: Queryable, endpointId: string, until: Date): Promise<void> {
  const sql = 'update pluggy.webhook_endpoints set paused_until = greatest(paused_until, $2) where id = $1';
  await tx.query(sql, [endpointId, until]);
}
