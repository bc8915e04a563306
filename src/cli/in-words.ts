import { ConfigError } from '../config.ts';
import { describeError, PublicError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import type { Io } from './command.ts';
import { WrongUse } from './wrong-use.ts';

const SOMETHING_IS_WRONG = 1;
const WRONG_USE = 2;

/** A value that was given to the command is of no use, as against data or a link of the chain that is not in order. */
const BAD_VALUES: ReadonlySet<string> = new Set(['invalid_value', 'invalid_user_id', 'invalid_phone_number']);

/** The exit code of a command that ended with an error. */
export function exitCodeOf(error: unknown): number {
  const isBadValue = error instanceof PublicError && BAD_VALUES.has(error.code);
  return error instanceof WrongUse || error instanceof ConfigError || isBadValue
    ? WRONG_USE
    : SOMETHING_IS_WRONG;
}

/** What a person at a terminal reads of an error: what the API would have answered, with the value's name. */
export function inWords(error: unknown, language: Language): string {
  if (error instanceof WrongUse) return error.in(language);
  if (error instanceof PublicError) {
    const { field } = error.parameters;
    const words = describeError(error.code, language, error.parameters);
    return field === undefined || words.includes(field) ? words : `${field}: ${words}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Programs read what went wrong where they read what went right. */
export function printRefusal(error: unknown, io: Io): void {
  const code = error instanceof PublicError ? error.code : error instanceof WrongUse ? 'wrong_use' : 'failed';
  io.out(JSON.stringify({ code, detail: inWords(error, io.language) }));
}
