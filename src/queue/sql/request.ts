import { notifyWorkers } from './wait-ms.ts';

/**
 * A `with` list's item named `requested`. Takes seven parameters from `$first` on: kind, key, serial, payload, run_at,
 * max_attempts, now.
 *
 * A worker that takes the waiting row in the very same moment cannot swallow the request: ON CONFLICT waits for
 * it, finds no ready row any more, and inserts a new one. A request is news, so a job that waits for its retry
 * starts over: at once, with a full budget of attempts.
 * @param condition SQL; where it is false nothing is requested
 */
export function requested(
  first: number,
  condition: string,
): { readonly cte: string; readonly notify: string } {
  const [kind, key, serial, payload, runAt, maxAttempts, now] = Array.from(
    { length: 7 },
    (_, index) => `$${first + index}`,
  );
  const cte = `requested as (
  insert into pluggy.jobs as waiting (kind, key, serial, payload, run_at, max_attempts, created_at)
  select ${kind}::text, ${key}::text, ${serial}::text, ${payload}::jsonb, ${runAt}::timestamptz,
    ${maxAttempts}::integer, ${now}::timestamptz
  where ${condition}
  on conflict (kind, key) where state = 'ready' do update
  set payload = excluded.payload,
      run_at = least(waiting.run_at, excluded.run_at),
      attempts = 0,
      max_attempts = excluded.max_attempts
  returning kind, run_at
)`;
  return { cte, notify: notifyWorkers('kind', 'run_at', `${now}`) };
}

const { cte, notify } = requested(1, 'true');

export const REQUEST = `with ${cte} select ${notify} from requested`;
