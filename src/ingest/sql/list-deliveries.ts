import type { ItemId } from '../../domain/ids.ts';
import type { DeliveryState } from '../../domain/work-states.ts';
import type { Queryable } from '../../store/Queryable.ts';

/** Which deliveries are asked for; what is absent is not asked for. */
export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly event?: string | undefined;
  readonly itemId?: ItemId | undefined;
  /** Deliveries that name the user, and those about connections that are the user's now. */
  readonly userId?: string | undefined;
  readonly since?: Date | undefined;
}

export interface DeliveryRow {
  readonly id: string;
  readonly eventId: string;
  readonly event: string;
  readonly itemId: ItemId | null;
  readonly userId: string | null;
  readonly state: DeliveryState;
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
  /** What it led to; null: nothing yet. */
  readonly outcome: string | null;
}

const STATE = `case when settled_at is null then 'waiting' when outcome = 'unreadable' then 'unreadable' else 'settled' end`;

const COLUMNS = `id::text as id, event_id as "eventId", event, item_id as "itemId", user_id as "userId",
  ${STATE} as state, received_at as "receivedAt", settled_at as "settledAt", outcome`;

/** $1 state, $2 event, $3 item, $4 user, $5 since, $6 the last id of the page before, $7 how many. */
const LIST = `
select ${COLUMNS} from pluggy.inbox
where ($1::text is null or ${STATE} = $1) and ($2::text is null or event = $2) and ($3::uuid is null or item_id = $3)
  and ($4::text is null or user_id = $4 or item_id in (select id from pluggy.items where user_id = $4))
  and ($5::timestamptz is null or received_at >= $5) and ($6::bigint is null or id < $6)
order by inbox.id desc limit $7`;

/** What Pluggy delivered, the latest first. */
export async function listDeliveries(
  db: Queryable,
  { state, event, itemId, userId, since }: DeliveryFilter,
  after: string | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  const filter = [state ?? null, event ?? null, itemId ?? null, userId ?? null, since ?? null];
  return (await db.query<DeliveryRow>(LIST, [...filter, after ?? null, limit])).rows;
}

export interface Delivery extends DeliveryRow {
  /** JSON text; null: it is no JSON, or none that jsonb can hold. */
  readonly body: string | null;
  /** The delivery as it came, in base64, where `body` does not say all of it. */
  readonly bytes: string | null;
}

/** $1 id. */
const FIND = `
select ${COLUMNS}, body::text as body, replace(encode(bytes, 'base64'), e'\\n', '') as bytes
from pluggy.inbox where id = $1`;

export async function findDelivery(db: Queryable, id: string): Promise<Delivery | undefined> {
  return (await db.query<Delivery>(FIND, [id])).rows[0];
}
