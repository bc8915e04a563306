import type { Dictionary } from './dictionary.ts';
import type { Language } from './language.ts';
import { ptBR } from './pt-BR.ts';

/** A language and its sentences. */
export interface Reading {
  /** Also the locale that numbers and dates are written in. */
  readonly language: Language;
  readonly t: Dictionary;
}

/** Portuguese comes with the page; who reads English fetches that. */
export const PORTUGUESE: Reading = { language: 'pt-BR', t: ptBR };

/** @throws where its sentences cannot be fetched */
export async function readIn(language: Language): Promise<Reading> {
  return language === 'en' ? { language, t: (await import('./en.ts')).en } : PORTUGUESE;
}
