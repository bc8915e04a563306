import { existsSync } from 'node:fs';
import { ConfigError } from '../src/config.ts';
import { describeError, PublicError } from '../src/domain/errors.ts';
import { terminalLanguage } from './terminal-language.ts';
import { WrongUse } from './wrong-use.ts';

/** The exit codes of every command: 0 is done. */
const SOMETHING_IS_WRONG = 1;
const WRONG_USE = 2;

/** A value that was given to the command is of no use, as against data or a link of the chain that is not in order. */
const BAD_VALUES: ReadonlySet<string> = new Set(['invalid_value', 'invalid_user_id', 'invalid_phone_number']);

function exitCodeOf(error: unknown): number {
  const isBadValue = error instanceof PublicError && BAD_VALUES.has(error.code);
  return error instanceof WrongUse || error instanceof ConfigError || isBadValue
    ? WRONG_USE
    : SOMETHING_IS_WRONG;
}

/** What a person at a terminal reads of an error: what the API would have answered, with the value's name. */
export function inWords(error: unknown): string {
  if (error instanceof PublicError) {
    const { field } = error.parameters;
    const words = describeError(error.code, terminalLanguage(), error.parameters);
    return field === undefined || words.includes(field) ? words : `${field}: ${words}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a command. What goes wrong is said in a sentence. The exit code is then 1 where the data or a link of the chain
 * is not in order, and 2 where the command was used in a way that it cannot act on.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    await work();
  } catch (error) {
    console.error(inWords(error));
    process.exitCode = exitCodeOf(error);
  }
}
