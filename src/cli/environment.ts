import { existsSync, readFileSync } from 'node:fs';
import { type Language, pickLanguage } from '../domain/language.ts';
import { WRONG_USE } from '../domain/texts/commands/outcomes.ts';
import type { Io } from './command.ts';
import { WrongUse } from './wrong-use.ts';

/** Commands speak the language of the terminal, and English where that says nothing. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  return pickLanguage(
    (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('pt') ? 'pt' : 'en',
  );
}

/** Adds what a file says to the environment, if it is there. @throws {WrongUse} where it cannot be read */
export function readEnvFile(file = '.env'): void {
  if (!existsSync(file)) return;
  try {
    readFileSync(file); // of a folder, or a file of somebody else's, this says what is wrong
    process.loadEnvFile(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WrongUse(WRONG_USE.noFile, { file, why });
  }
}

/** Whoever read the output may be gone, as after `| head`: what was begun is done to its end all the same. */
export function outliveReaders(...outputs: readonly NodeJS.WritableStream[]): void {
  for (const output of outputs) output.on('error', () => {});
}

/** The terminal and the environment. */
export function processIo(): Io {
  return {
    env: process.env,
    language: terminalLanguage(process.env),
    isTerminal: process.stdout.isTTY === true,
    write: (text) => void process.stdout.write(text),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
}
