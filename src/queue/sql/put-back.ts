import { waitMs } from './wait-ms.ts';

/**
 * $1 id, $2 worker, $3 run_at, $4 attempts, $5 last_error, $6 now. One row, `Due`, if the lease was held.
 *
 * Deleting and inserting (instead of an UPDATE) gives the next run an id of its own, the fencing token, and
 * lets ON CONFLICT merge it with a request that came meanwhile. The newer request then keeps its payload and
 * its full budget of attempts.
 */
export const PUT_BACK = `
with held as (
  delete from pluggy.jobs where id = $1::bigint and worker = $2::bigint returning *
), back as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, attempts, max_attempts, last_error, created_at)
  select kind, key, serial, rank, payload, $3::timestamptz, $4::integer, max_attempts, $5, created_at from held
  on conflict (kind, key) where state = 'ready' do update
  set run_at = least(waiting.run_at, excluded.run_at), rank = least(waiting.rank, excluded.rank),
    last_error = excluded.last_error
  returning kind, run_at
)
select kind, ${waitMs('run_at', '$6')} as "waitMs" from back`;
