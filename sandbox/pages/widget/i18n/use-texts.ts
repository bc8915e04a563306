import { createContext, useContext } from 'react';
import type { Language } from '../../shared/language.ts';
import { textsEn } from './texts-en.ts';
import { type Texts, textsPt } from './texts-pt.ts';

export function textsFor(language: Language): Texts {
  return language === 'en' ? textsEn : textsPt;
}

export const TextsContext = createContext<Texts>(textsPt);

export function useTexts(): Texts {
  return useContext(TextsContext);
}

/** The sentence for a code; codes we have no sentence for get the general one. */
export function problemText(texts: Texts, code: string): string {
  const known: Record<string, string> = texts.problems;
  return known[code] ?? texts.problems.OTHER;
}
