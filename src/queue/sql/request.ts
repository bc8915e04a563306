import { waitMs } from './wait-ms.ts';

/**
 * Items of a `with` list, the last of them `requested`: of each requested job its kind, and in how many milliseconds it is due
 * (`wait_ms`). A request of a job that is due before in any case is not among them: whoever asked for that has told of it.
 *
 * A worker that takes the waiting row in the very same moment cannot swallow the request: ON CONFLICT waits for
 * it, finds no ready row any more, and inserts a new one. A request is news, so a job that waits for its retry
 * starts over: at once, with a full budget of attempts. One that changes nothing only locks the row until the commit, so
 * that no worker takes it before what it is about can be seen: events come in crowds, and most are about an item whose job
 * waits already. Rows are written in the order of their keys, so that no two
 * statements wait for each other.
 * @param source an item of the list, with one row a job: kind, key, serial, payload, run_at, max_attempts, and rank. A
 * request never puts a job further back than it stands.
 * @param now SQL for the time of the request
 */
export const requestedFrom = (source: string, now: string): string => `asked as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, max_attempts, created_at)
  select kind, key, serial, rank, payload, run_at, max_attempts, ${now} from ${source} order by kind, key
  on conflict (kind, key) where state = 'ready' do update
  set payload = waiting.payload || excluded.payload,
      run_at = least(waiting.run_at, excluded.run_at),
      rank = least(waiting.rank, excluded.rank),
      attempts = 0,
      max_attempts = excluded.max_attempts
  where waiting.run_at >= excluded.run_at or waiting.rank > excluded.rank or waiting.attempts > 0
    or waiting.max_attempts <> excluded.max_attempts or waiting.payload <> (waiting.payload || excluded.payload)
  returning kind, key, run_at
), requested as (
  select kind, ${waitMs('j.run_at', now)} as wait_ms
  from asked j join ${source} w using (kind, key) where j.run_at >= w.run_at
)`;

/** $1 to $7: kind, key, serial, payload, run_at, max_attempts, now; $8 the rank. One row, `Due`, unless it was due before. */
export const REQUEST = `
with wanted as (
  select $1::text as kind, $2::text as key, $3::text as serial, $4::jsonb as payload, $5::timestamptz as run_at,
    $6::integer as max_attempts, $8::smallint as rank
), ${requestedFrom('wanted', '$7::timestamptz')}
select kind, wait_ms as "waitMs" from requested`;

/** A select of jobs as `requestedFrom` takes them, from a parameter with what `requestsAsJson` makes. */
export const requestsIn = (parameter: string): string =>
  `select kind, key, serial, payload, run_at, max_attempts, rank from jsonb_to_recordset(${parameter}::jsonb)
    as r (kind text, key text, serial text, payload jsonb, run_at timestamptz, max_attempts integer, rank smallint)`;
