import type { CompletenessProblem } from '../../contract/completeness.ts';
import type { Language } from '../../domain/language.ts';
import { COMPLETENESS_PROBLEMS, NO_WORKER } from '../../domain/texts/completeness.ts';
import { say } from '../../domain/texts/text.ts';

/** What a text names: counts, a product in the reader's words, a code from docs/errors.md. */
export type Named = Readonly<
  Partial<Record<'here' | 'there' | 'product' | 'error' | 'at' | 'why', number | string>>
>;

/** A problem with its text in the caller's language. */
export function problemOf(
  code: CompletenessProblem['code'],
  language: Language,
  named: Named = {},
): CompletenessProblem {
  return { code, detail: say(COMPLETENESS_PROBLEMS[code], language, named) };
}

/** The same where nobody does the work that would end it. */
export const withoutWorker = (
  { code, detail }: CompletenessProblem,
  language: Language,
): CompletenessProblem => ({ code, detail: `${detail} ${NO_WORKER[language]}` });
