import { waitMs } from './wait-ms.ts';

/**
 * A `with` list's item named `requested`, of the kind of the job and in how many milliseconds it is due (`wait_ms`). Takes seven parameters from `$first` on: kind, key, serial, payload, run_at,
 * max_attempts, now.
 *
 * A worker that takes the waiting row in the very same moment cannot swallow the request: ON CONFLICT waits for
 * it, finds no ready row any more, and inserts a new one. A request is news, so a job that waits for its retry
 * starts over: at once, with a full budget of attempts.
 * @param condition SQL; where it is false nothing is requested
 * @param rank SQL for the job's rank; a request never puts one that waits further back
 */
export function requested(first: number, condition: string, rank: string): string {
  const [kind, key, serial, payload, runAt, maxAttempts, now] = Array.from(
    { length: 7 },
    (_, index) => `$${first + index}`,
  );
  return `requested as (
  insert into pluggy.jobs as waiting (kind, key, serial, rank, payload, run_at, max_attempts, created_at)
  select ${kind}::text, ${key}::text, ${serial}::text, ${rank}, ${payload}::jsonb, ${runAt}::timestamptz,
    ${maxAttempts}::integer, ${now}::timestamptz
  where ${condition}
  on conflict (kind, key) where state = 'ready' do update
  set payload = excluded.payload,
      run_at = least(waiting.run_at, excluded.run_at),
      rank = least(waiting.rank, excluded.rank),
      attempts = 0,
      max_attempts = excluded.max_attempts
  returning kind, ${waitMs('run_at', `${now}`)} as wait_ms
)`;
}

/** The seven parameters, and $8 the rank. One row: `Due`. */
export const REQUEST = `with ${requested(1, 'true', '$8::smallint')} select kind, wait_ms as "waitMs" from requested`;
