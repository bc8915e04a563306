import type { Language } from '../domain/language.ts';
import { KINDS, ROTATION } from '../domain/texts/commands/rotation.ts';
import { say } from '../domain/texts/text.ts';
import type { RotationReport } from '../features/keys/rotate-encryption.ts';

/** What the change of keys did, and what is to be done about values whose key is lost. */
export function describeRotation(
  { resealed, unreadable }: RotationReport,
  isForgotten: boolean,
  language: Language,
): string {
  const kinds = Object.keys(KINDS) as (keyof RotationReport['unreadable'])[];
  const lines = kinds.flatMap((kind) => {
    const count = unreadable[kind];
    return count === undefined ? [] : [`  ${count} × ${KINDS[kind][language]}`];
  });
  const head = say(ROTATION.resealed, language, { count: resealed });
  if (lines.length === 0) return `${head} ${ROTATION.all[language]}`;
  if (isForgotten) return [head, ROTATION.forgotten[language], ...lines, ROTATION.all[language]].join('\n');
  return [
    `${head} ${ROTATION.rest[language]}`,
    ROTATION.kept[language],
    ...lines,
    ROTATION.advice[language],
  ].join('\n');
}
