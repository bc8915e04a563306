import type { ApiError } from '../api/ApiError.ts';
import type { FieldProblem, Problem } from './state.ts';

/** Refused because the application wants no second connection of one account: the same attempt would fail again. */
export const ALREADY_CONNECTED = 'ITEM_USER_ALREADY_EXISTS';

export function problemOf(error: ApiError): Problem {
  const wait = /^(\d+) minutes?$/.exec(String(error.body.data?.['readableBackoffTime']))?.[1];
  return { code: error.code, ...(wait ? { waitMinutes: Number(wait) } : {}) };
}

/** Why each field was refused, by the field's name. */
export function fieldProblems(error: ApiError): Record<string, FieldProblem> {
  const entries = (error.body.details ?? []).flatMap(({ code, parameter, message }) =>
    parameter ? [[parameter, { code: code ?? null, message: message ?? null }]] : [],
  );
  return Object.fromEntries(entries);
}
