import { TEST_EVENT } from '../../../domain/hook-event.ts';
import { DELIVERY_COLUMNS, type StoredDelivery } from '../../fragments/delivery-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 now. One that has not been sent yet is asked for again instead. */
const CREATE = `
insert into pluggy.webhook_deliveries as d
  (endpoint_id, event, subject, sequence, happened_at, created_at, due_at, is_asked)
select id, '${TEST_EVENT}', '${TEST_EVENT}', position, $2::timestamptz, $2, $2, true from pluggy.webhook_endpoints where id = $1
on conflict (endpoint_id, event, subject, item_id, account_id) where state = 'pending' and attempts = 0
  do update set due_at = excluded.due_at
returning ${DELIVERY_COLUMNS}`;

/** A delivery of which nothing has happened. @returns undefined: there is no such endpoint */
export async function createTestDelivery(
  db: Queryable,
  endpointId: string,
  now: Date,
): Promise<StoredDelivery | undefined> {
  return (await db.query<StoredDelivery>(CREATE, [endpointId, now])).rows[0];
}
