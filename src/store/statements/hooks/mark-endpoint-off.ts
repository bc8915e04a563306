import type { DisabledReason } from '../../../domain/hook-event.ts';
import type { Queryable } from '../../Queryable.ts';

/** Switches an endpoint off. What waits for it stays, and so does its place in the change log. */
export async function markEndpointOff(
  tx: Queryable,
  endpointId: string,
  reason: DisabledReason,
  now: Date,
): Promise<void> {
  const sql = `update pluggy.webhook_endpoints set disabled_at = $3, disabled_reason = $2
    where id = $1 and disabled_at is null`;
  await tx.query(sql, [endpointId, reason, now]);
}
