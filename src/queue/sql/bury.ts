/**
 * $1 id, $2 worker, $3 last_error, $4 now. One row if the lease was held.
 * A key has one dead row, the latest; a request of the same key that waits is left to run.
 */
export const BURY = `
with held as (
  delete from pluggy.jobs where id = $1::bigint and worker = $2::bigint returning *
)
insert into pluggy.jobs as dead (kind, key, serial, rank, payload, state, run_at, attempts, max_attempts, last_error, created_at)
select kind, key, serial, rank, payload, 'dead', $4::timestamptz, attempts, max_attempts, $3, created_at from held
on conflict (kind, key) where state = 'dead' do update
set serial = excluded.serial,
    rank = excluded.rank,
    payload = excluded.payload,
    run_at = excluded.run_at,
    attempts = excluded.attempts,
    max_attempts = excluded.max_attempts,
    last_error = excluded.last_error,
    created_at = excluded.created_at
returning 1`;
