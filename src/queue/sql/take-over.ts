/**
 * $1 now, $2 own worker, $3 ids of its running jobs.
 *
 * A worker whose advisory lock can be taken has lost its connection: its jobs go back at once. The lease's end is
 * the fallback for a worker that hangs, or whose connection PostgreSQL believes alive. Own jobs of that kind are
 * those whose end could not be written. The attempt counts: a job that kills its process must not do so for ever.
 * Rows that are locked are skipped: their worker writes right now, so it lives, or this is repeated in a second.
 */
export const TAKE_OVER = `
with others as materialized (
  select distinct worker from pluggy.jobs where state = 'running' and worker <> $2::bigint
), lost_workers as materialized (
  select worker from others where pg_try_advisory_xact_lock(worker)
), lost_jobs as materialized (
  select id from pluggy.jobs
  where state = 'running'
    and (worker in (select worker from lost_workers)
      or (lease_until < $1::timestamptz and id <> all($3::bigint[])))
  for update skip locked
), lost as (
  delete from pluggy.jobs using lost_jobs where jobs.id = lost_jobs.id returning jobs.*
), back as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, attempts, max_attempts, last_error, created_at)
  select distinct on (kind, key)
    kind, key, serial, rank, payload, $1::timestamptz, attempts, max_attempts, 'WorkerLost', created_at
  from lost where attempts < max_attempts
  order by kind, key, id desc
  on conflict (kind, key) where state = 'ready' do update
  set run_at = least(waiting.run_at, excluded.run_at), rank = least(waiting.rank, excluded.rank),
    last_error = excluded.last_error
  returning 1
), dead as (
  insert into pluggy.jobs as dead (kind, key, serial, rank, payload, state, run_at, attempts, max_attempts, last_error, created_at)
  select distinct on (kind, key)
    kind, key, serial, rank, payload, 'dead', $1::timestamptz, attempts, max_attempts, 'WorkerLost', created_at
  from lost where attempts >= max_attempts
  order by kind, key, id desc
  on conflict (kind, key) where state = 'dead' do update
  set run_at = excluded.run_at, attempts = excluded.attempts, max_attempts = excluded.max_attempts,
      rank = excluded.rank, payload = excluded.payload, last_error = excluded.last_error
  returning 1
), counts as (
  select (select count(*) from back)::integer as back, (select count(*) from dead)::integer as dead
)
select back, dead from counts`;

export interface TakenOverRow {
  back: number;
  dead: number;
}
