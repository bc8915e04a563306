import type { ApiError } from '../api/ApiError.ts';
import type { Problem } from './state.ts';

export function problemOf(error: ApiError): Problem {
  const wait = error.body.data?.['readableBackoffTime'];
  return { code: error.code, ...(typeof wait === 'string' ? { wait } : {}) };
}

/** The API's own words for each refused field, by the field's name. */
export function fieldProblems(error: ApiError): Record<string, string> {
  const entries = (error.body.details ?? []).flatMap(({ parameter, message }) =>
    parameter && message ? [[parameter, message]] : [],
  );
  return Object.fromEntries(entries);
}
