/** $1 now, $2 kind or null for all, $3 key or null for all. Returns one row per dead job that got another chance. */
export const REPLAY = `
with chosen as (
  delete from pluggy.jobs
  where state = 'dead' and ($2::text is null or kind = $2) and ($3::text is null or key = $3)
  returning *
), back as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, max_attempts, last_error, created_at)
  select kind, key, serial, rank, payload, $1::timestamptz, max_attempts, last_error, created_at from chosen
  on conflict (kind, key) where state = 'ready' do update
  set run_at = least(waiting.run_at, excluded.run_at), rank = least(waiting.rank, excluded.rank), attempts = 0
  returning 1
)
select 1 from back`;
