import { DELIVERY_COLUMNS, type StoredDelivery } from '../../fragments/delivery-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 delivery, $3 now. */
const RENEW = `
update pluggy.webhook_deliveries d
set state = 'pending', due_at = $3, ended_at = null, is_asked = true, attempts_before = attempts, leased_until = null
where d.endpoint_id = $1 and d.id = $2
returning ${DELIVERY_COLUMNS}`;

/** Sends one delivery again, whatever came of it. @returns undefined: there is no such delivery */
export async function renewDelivery(
  db: Queryable,
  delivery: { readonly endpointId: string; readonly id: string },
  now: Date,
): Promise<StoredDelivery | undefined> {
  return (await db.query<StoredDelivery>(RENEW, [delivery.endpointId, delivery.id, now])).rows[0];
}
