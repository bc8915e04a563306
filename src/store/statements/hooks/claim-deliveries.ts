import { FAILURES_UNTIL_PAUSE } from '../../../domain/hook-schedule.ts';
import type { StoredDelivery } from '../../fragments/delivery-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** What has to be known to send one. */
export interface ClaimedDelivery
  extends Pick<
    StoredDelivery,
    'id' | 'event' | 'userId' | 'itemId' | 'accountId' | 'sequence' | 'happenedAt'
  > {
  readonly endpointId: string;
  readonly url: string;
  /** This one counted. */
  readonly attempts: number;
  /** The attempts that were before somebody last asked for it again. */
  readonly attemptsBefore: number;
  /** The one in use first. */
  readonly secretIds: readonly string[];
  readonly secrets: readonly Buffer[];
}

/**
 * $1 now, $2 leased until, $3 endpoints that this process is sending to or has sent to, $4 how many more each of these may
 * get, $5 how many more in all, $6 how many of these may go to endpoints that are not known to work.
 *
 * Each endpoint has a queue of its own: one that takes nothing is passed by and holds up nobody. What a process that died
 * had claimed is claimed again once its lease has ended.
 */
const CLAIM = `
with endpoints as (
  select e.id, e.failures > 0 or e.last_delivered_at is null as unproven,
    case when e.failures >= ${FAILURES_UNTIL_PAUSE} then least(coalesce(r.room, 1), 1) else coalesce(r.room, 1) end as room
  from pluggy.webhook_endpoints e
  left join unnest($3::uuid[], $4::integer[]) as r (id, room) on r.id = e.id
  where e.disabled_at is null and (e.paused_until is null or e.paused_until <= $1)
), due as (
  select d.id, e.unproven, row_number() over (partition by e.unproven order by d.place, d.due_at) as place
  from endpoints e cross join lateral (
    select id, due_at, row_number() over (order by due_at, number) as place from (
      select id, due_at, number from pluggy.webhook_deliveries
      where endpoint_id = e.id and state = 'pending' and due_at <= $1
        and (leased_until is null or leased_until <= $1)
      order by due_at, number limit greatest(e.room, 0)) first
  ) d
), chosen as (
  (select id from due where not unproven or place <= $6 order by unproven, place limit $5)
  union
  (select id from pluggy.webhook_deliveries
   where state = 'pending' and is_asked and due_at <= $1 and (leased_until is null or leased_until <= $1)
   order by due_at limit $5)
), claimed as (
  select d.id from pluggy.webhook_deliveries d join chosen using (id)
  where d.state = 'pending' and d.due_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
  limit $5 for update of d skip locked
)
update pluggy.webhook_deliveries d
set attempts = d.attempts + 1, attempted_at = $1, leased_until = $2, is_asked = false
from claimed, pluggy.webhook_endpoints e
where d.id = claimed.id and e.id = d.endpoint_id
returning d.id, d.endpoint_id as "endpointId", e.url, d.event, d.subject as "userId", d.item_id as "itemId",
  d.account_id as "accountId", d.sequence::text as sequence, d.happened_at as "happenedAt", d.attempts,
  d.attempts_before as "attemptsBefore",
  array(select s.id::text from pluggy.webhook_endpoint_secrets s
    where s.endpoint_id = e.id and (s.ends_at is null or s.ends_at > $1) order by s.ends_at nulls first, s.id) as "secretIds",
  array(select s.sealed from pluggy.webhook_endpoint_secrets s
    where s.endpoint_id = e.id and (s.ends_at is null or s.ends_at > $1) order by s.ends_at nulls first, s.id) as secrets`;

/** Leases due deliveries to this process. */
export async function claimDeliveries(
  db: Queryable,
  room: {
    /** By the endpoint's id; default: one. */
    readonly byEndpoint: ReadonlyMap<string, number>;
    readonly inAll: number;
    readonly unproven: number;
  },
  { now, leaseUntil }: { readonly now: Date; readonly leaseUntil: Date },
): Promise<ClaimedDelivery[]> {
  const { byEndpoint, inAll, unproven } = room;
  const values = [now, leaseUntil, [...byEndpoint.keys()], [...byEndpoint.values()], inAll, unproven];
  return (await db.query<ClaimedDelivery>({ name: 'webhook-deliveries-claim', text: CLAIM, values })).rows;
}
