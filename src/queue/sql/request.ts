import { waitMs } from './wait-ms.ts';

/**
 * A `with` list's item named `requested`: of each requested job its kind, and in how many milliseconds it is due
 * (`wait_ms`).
 *
 * A worker that takes the waiting row in the very same moment cannot swallow the request: ON CONFLICT waits for
 * it, finds no ready row any more, and inserts a new one. A request is news, so a job that waits for its retry
 * starts over: at once, with a full budget of attempts. Rows are written in the order of their keys, so that no two
 * statements wait for each other.
 * @param source an item of the list, with one row a job: kind, key, serial, payload, run_at, max_attempts, and rank. A
 * request never puts a job further back than it stands.
 * @param now SQL for the time of the request
 */
export const requestedFrom = (source: string, now: string): string => `requested as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, max_attempts, created_at)
  select kind, key, serial, rank, payload, run_at, max_attempts, ${now} from ${source} order by kind, key
  on conflict (kind, key) where state = 'ready' do update
  set payload = excluded.payload,
      run_at = least(waiting.run_at, excluded.run_at),
      rank = least(waiting.rank, excluded.rank),
      attempts = 0,
      max_attempts = excluded.max_attempts
  returning kind, ${waitMs('run_at', now)} as wait_ms
)`;

/** $1 to $7: kind, key, serial, payload, run_at, max_attempts, now; $8 the rank. One row: `Due`. */
export const REQUEST = `
with wanted as (
  select $1::text as kind, $2::text as key, $3::text as serial, $4::jsonb as payload, $5::timestamptz as run_at,
    $6::integer as max_attempts, $8::smallint as rank
), ${requestedFrom('wanted', '$7::timestamptz')}
select kind, wait_ms as "waitMs" from requested`;
