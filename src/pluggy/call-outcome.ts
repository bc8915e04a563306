import type { CallOutcome } from './CallGate.ts';
import {
  PluggyClosedError,
  PluggyError,
  PluggyNetworkError,
  PluggyResponseError,
  PluggyTimeoutError,
} from './pluggy-errors.ts';

const TOO_MANY_REQUESTS = 429;
/** What Pluggy documents as the Retry-After of every 429; for one that came without. */
const RETRY_AFTER_MS = 60_000;

function ofResponse({ status, retryAfterMs }: PluggyResponseError): CallOutcome {
  if (status === TOO_MANY_REQUESTS) return { kind: 'limited', retryAfterMs: retryAfterMs ?? RETRY_AFTER_MS };
  return status >= 500 ? { kind: 'failed', reason: `status ${status}`, isHost: false } : { kind: 'answered' };
}

/** What a failed attempt says about Pluggy's health. */
export function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof PluggyResponseError) return ofResponse(error);
  if (error instanceof PluggyTimeoutError)
    return { kind: 'failed', reason: `timeout (${error.phase})`, isHost: error.phase === 'connect' };
  if (error instanceof PluggyNetworkError)
    return { kind: 'failed', reason: error.code ?? error.name, isHost: !error.requestSent };
  // a page too large or a cursor that leads nowhere: an answer, if not a good one
  const isAnswer = error instanceof PluggyError && !(error instanceof PluggyClosedError);
  return { kind: isAnswer ? 'answered' : 'abandoned' };
}
