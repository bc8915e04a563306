import type { Language } from '../domain/language.ts';
import { KINDS, ROTATION } from '../domain/texts/commands/rotation.ts';
import { say } from '../domain/texts/text.ts';
import type { RotationReport } from '../features/keys/rotate-encryption.ts';

/** What the change of keys did, and what is to be done about what it could not do. */
export function describeRotation(
  { resealed, unreadable, stillClear }: RotationReport,
  isForgotten: boolean,
  language: Language,
): string {
  const kinds = Object.keys(KINDS) as (keyof RotationReport['unreadable'])[];
  const lines = kinds.flatMap((kind) => {
    const count = unreadable[kind];
    return count === undefined ? [] : [`  ${count} × ${KINDS[kind][language]}`];
  });
  const isAll = stillClear.length === 0 && (isForgotten || lines.length === 0);
  const head = say(ROTATION.resealed, language, { count: resealed });
  const text = [`${head} ${ROTATION[isAll ? 'all' : 'rest'][language]}`];
  if (lines.length > 0) text.push(ROTATION[isForgotten ? 'forgotten' : 'kept'][language], ...lines);
  if (lines.length > 0 && !isForgotten) text.push(ROTATION.advice[language]);
  if (stillClear.length > 0) {
    const named = stillClear.map((accountId) => `  ${accountId}`);
    text.push(ROTATION.stillClear[language], ...named, ROTATION.again[language]);
  }
  return text.join('\n');
}
