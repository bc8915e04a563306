import { existsSync } from 'node:fs';
import { type Language, pickLanguage } from '../domain/language.ts';
import type { Io } from './command.ts';

/** Commands speak the language of the terminal, and English where that says nothing. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  return pickLanguage(
    (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('pt') ? 'pt' : 'en',
  );
}

/** The terminal, and the environment with what `.env` adds to it. */
export function processIo(): Io {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return {
    env: process.env,
    language: terminalLanguage(process.env),
    isTerminal: process.stdout.isTTY === true,
    write: (text) => void process.stdout.write(text),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
}
