import { type ErrorCode, PublicError } from '../domain/errors.ts';
import {
  PluggyAnswerTooDeepError,
  PluggyAnswerTooLargeError,
  PluggyCredentialsError,
  PluggyError,
  PluggyPausedError,
  PluggyResponseError,
} from '../pluggy/pluggy-errors.ts';
import { DatabaseUnavailable } from '../store/store-error.ts';

const TOO_MANY_REQUESTS = 429;

function ofResponse({ status }: PluggyResponseError): ErrorCode {
  if (status === TOO_MANY_REQUESTS) return 'pluggy_rate_limited';
  return status >= 500 ? 'pluggy_unavailable' : 'pluggy_unexpected';
}

/** The code of the catalogue that stands for whatever went wrong, for an answer or for the record. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof PublicError) return error.code;
  if (error instanceof DatabaseUnavailable) return 'database_unavailable';
  if (error instanceof PluggyCredentialsError) return 'pluggy_credentials_refused';
  if (error instanceof PluggyResponseError) return ofResponse(error);
  if (error instanceof PluggyPausedError)
    return error.why === 'limit' ? 'pluggy_rate_limited' : 'pluggy_paused';
  if (error instanceof PluggyAnswerTooLargeError || error instanceof PluggyAnswerTooDeepError)
    return 'pluggy_unexpected';
  return error instanceof PluggyError ? 'pluggy_unavailable' : 'internal';
}
