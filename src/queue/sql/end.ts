import { requestedFrom } from './request.ts';
import { waitMs } from './wait-ms.ts';

/** What else a statement that ends a run does. */
export interface EndingParts {
  /** Items of its `with` list, each of which asks for HELD (`queue/fenced.ts`). Their parameters begin with $7. */
  readonly items: string;
  /** A select of jobs that are requested with it, as `requestedFrom` takes them. */
  readonly wanted: string;
}

/**
 * $1 id, $2 worker, $3 when it runs again or null: it is done, $4 attempts that count as used, $5 last_error, $6 now. One row,
 * `EndedRow`, if the lease was held: the row is the lease (see `leaseCondition`), and goes with it.
 *
 * What was dead under the same key is settled by a success. A run that goes back to the queue is deleted and inserted
 * (instead of an UPDATE): this gives the next run an id of its own, the fencing token, and lets ON CONFLICT merge it with a
 * request that came meanwhile. The newer request then keeps its full budget of attempts, and its payload goes before.
 */
export const end = (parts?: EndingParts): string => `
with lease as (
  delete from pluggy.jobs where id = $1::bigint and worker = $2::bigint returning *
), settled as (
  delete from pluggy.jobs dead using lease
  where $3::timestamptz is null and dead.kind = lease.kind and dead.key = lease.key and dead.state = 'dead'
), back as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, attempts, max_attempts, last_error, created_at)
  select kind, key, serial, rank, payload, $3::timestamptz, $4::integer, max_attempts, $5::text, created_at
  from lease where $3::timestamptz is not null
  on conflict (kind, key) where state = 'ready' do update
  set payload = excluded.payload || waiting.payload, run_at = least(waiting.run_at, excluded.run_at), rank = least(waiting.rank, excluded.rank),
    last_error = excluded.last_error
  returning kind, ${waitMs('run_at', '$6')} as wait_ms
)${parts === undefined ? '' : `, ${parts.items}, wanted as (${parts.wanted}), ${requestedFrom('wanted', '$6::timestamptz')}`}
select exists (
    select from pluggy.jobs next
    where next.serial = lease.serial and next.state = 'ready' and next.run_at <= $6::timestamptz) as "hasNext",
  (select coalesce(json_agg(json_build_object('kind', kind, 'waitMs', wait_ms)), '[]') from (
    select kind, wait_ms from back${parts === undefined ? '' : ' union all select kind, wait_ms from requested'}) due) as due
from lease`;
