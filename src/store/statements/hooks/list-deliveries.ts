import type { DeliveredEvent, DeliveryState } from '../../../domain/hook-event.ts';
import { DELIVERY_COLUMNS, type StoredDelivery } from '../../fragments/delivery-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** What is absent is not asked for. */
export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly event?: DeliveredEvent | undefined;
}

/** $1 endpoint, $2 state, $3 event, $4 the number before which the page begins, $5 how many. */
const LIST = `
select ${DELIVERY_COLUMNS} from pluggy.webhook_deliveries d
where d.endpoint_id = $1 and ($2::text is null or d.state = $2) and ($3::text is null or d.event = $3)
  and ($4::bigint is null or d.number < $4)
order by d.number desc limit $5`;

/** Deliveries to one endpoint, newest first. */
export async function listDeliveries(
  db: Queryable,
  endpointId: string,
  filter: DeliveryFilter,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<StoredDelivery[]> {
  const { state = null, event = null } = filter;
  return (await db.query<StoredDelivery>(LIST, [endpointId, state, event, page.before ?? null, page.limit]))
    .rows;
}
