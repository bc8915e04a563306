import { EVERY_ENDPOINT } from '../../pluggy/CallGate.ts';
import { PluggyPausedError, PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import type { JobOutcome } from '../../queue/job.ts';

/** Every job begins with this call: while it is paused, no job can do anything. */
export const FIRST_CALL_OF_JOBS = 'GET /items/:id';

/** Without which no job gets anywhere: Pluggy as a whole, a new API key, the first call. */
const NEEDED_BY_ALL: ReadonlySet<string> = new Set([EVERY_ENDPOINT, 'POST /auth', FIRST_CALL_OF_JOBS]);

const TOO_MANY_REQUESTS = 429;
/** What Pluggy documents as the Retry-After of every 429. */
const RETRY_AFTER_MS = 60_000;

function waitMs(error: unknown): number | undefined {
  if (error instanceof PluggyResponseError && error.status === TOO_MANY_REQUESTS)
    return error.retryAfterMs ?? RETRY_AFTER_MS;
  if (!(error instanceof PluggyPausedError)) return undefined;
  const isDown = NEEDED_BY_ALL.has(error.endpoint);
  return error.why === 'limit' || isDown ? error.retryAfterMs : undefined;
}

/**
 * How a job ends that failed for no fault of its own: calls are used up for now, or Pluggy is down. It waits, and its
 * attempt does not count.
 * @throws the error, for every other failure. So it is also when an endpoint is paused that other jobs can do without:
 * this job has to have a last attempt
 */
export function postponed(error: unknown, signal: AbortSignal): JobOutcome {
  const afterMs = signal.aborted ? undefined : waitMs(error);
  if (afterMs === undefined) throw error;
  return { kind: 'postponed', afterMs };
}
