import { waitMs } from './wait-ms.ts';

/**
 * $1 kind, $2 key, $3 serial, $4 payload, $5 run_at, $6 max_attempts, $7 now.
 *
 * A worker that takes the waiting row in the very same moment cannot swallow the request: ON CONFLICT waits for
 * it, finds no ready row any more, and inserts a new one. A request is news, so a job that waits for its retry
 * starts over: at once, with a full budget of attempts.
 */
export const REQUEST = `
with requested as (
  insert into pluggy.jobs as waiting (kind, key, serial, payload, run_at, max_attempts, created_at)
  values ($1, $2, $3, $4::jsonb, $5::timestamptz, $6::integer, $7::timestamptz)
  on conflict (kind, key) where state = 'ready' do update
  set payload = excluded.payload,
      run_at = least(waiting.run_at, excluded.run_at),
      attempts = 0,
      max_attempts = excluded.max_attempts
  returning run_at
)
select pg_notify('pluggy_jobs', ${waitMs('run_at', '$7')}) from requested`;
