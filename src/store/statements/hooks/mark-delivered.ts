import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 now. The row of a busy endpoint is not written with every delivery. */
const WORKS = `
update pluggy.webhook_endpoints
set failures = 0, failing_since = null, paused_until = null, last_error = null, last_delivered_at = $2
where id = $1 and (failures > 0 or last_delivered_at is null or last_delivered_at < $2::timestamptz - interval '1 second')`;

/** $1 delivery, $2 the attempt, $3 now, $4 the status of the answer. One that was asked for again meanwhile stays pending. */
const DELIVERED = `
update pluggy.webhook_deliveries
set state = 'delivered', due_at = null, leased_until = null, ended_at = $3, status = $4, error = null
where id = $1 and attempts = $2 and state = 'pending' and not is_asked`;

/** Keeps that the receiver took it. */
export async function markDelivered(
  tx: Queryable,
  delivery: { readonly id: string; readonly endpointId: string; readonly attempts: number },
  status: number,
  now: Date,
): Promise<void> {
  await tx.query(WORKS, [delivery.endpointId, now]);
  await tx.query(DELIVERED, [delivery.id, delivery.attempts, now, status]);
}
