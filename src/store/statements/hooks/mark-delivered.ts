import type { Queryable } from '../../Queryable.ts';

/** An attempt that its receiver took. */
export interface TakenDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Which attempt it was. */
  readonly attempts: number;
  readonly status: number;
}

/** $1 endpoints, $2 now. The row of a busy endpoint is not written with every delivery. */
const WORKS = `
update pluggy.webhook_endpoints
set failures = 0, failing_since = null, paused_until = null, last_error = null, last_delivered_at = $2
where id = any ($1::uuid[])
  and (failures > 0 or last_error is not null or last_delivered_at is null or last_delivered_at < $2::timestamptz - interval '1 second')`;

/** $1 deliveries, $2 which attempts, $3 the statuses, $4 now. What was asked for again meanwhile stays pending. */
const DELIVERED = `
update pluggy.webhook_deliveries d
set state = 'delivered', due_at = null, leased_until = null, ended_at = $4, status = t.status, error = null
from unnest($1::uuid[], $2::integer[], $3::integer[]) as t (id, attempts, status)
where d.id = t.id and d.attempts = t.attempts and d.state = 'pending' and not d.is_asked`;

/** Keeps that their receivers took these. */
export async function markDelivered(
  tx: Queryable,
  taken: readonly TakenDelivery[],
  now: Date,
): Promise<void> {
  await tx.query(WORKS, [[...new Set(taken.map(({ endpointId }) => endpointId))], now]);
  const columns = (['id', 'attempts', 'status'] as const).map((name) => taken.map((one) => one[name]));
  await tx.query(DELIVERED, [...columns, now]);
}
