import { describeError, PublicError } from '../src/domain/errors.ts';
import { terminalLanguage } from './terminal-language.ts';

/** A person at a terminal reads what the API would have answered. */
export function inWords(error: unknown): unknown {
  return error instanceof PublicError ? new Error(describeError(error.code, terminalLanguage())) : error;
}
