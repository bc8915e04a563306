import type { DisabledReason } from '../../../domain/hook-event.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 why, $3 now. */
const OFF = `
update pluggy.webhook_endpoints set disabled_at = $3, disabled_reason = $2 where id = $1 and disabled_at is null`;

/** Switches an endpoint off. What waits for it stays, and so does its place in the change log. */
export async function markEndpointOff(
  tx: Queryable,
  endpointId: string,
  reason: DisabledReason,
  now: Date,
): Promise<void> {
  await tx.query(OFF, [endpointId, reason, now]);
}
