import type { Credential } from '../api/types.ts';
import { checkField } from '../flow/check-field.ts';
import type { Texts } from './texts-pt.ts';

export function fieldLabel(texts: Texts, field: Credential): string {
  return texts.fields[field.name] ?? (field.label || field.name);
}

/** What keeps each field from being sent, by its name; empty when the form is fine. */
export function formProblems(
  texts: Texts,
  fields: readonly Credential[],
  values: Record<string, string>,
): Record<string, string> {
  const { missing, invalid } = texts.credentials;
  const entries = fields.flatMap((field): [string, string][] => {
    const verdict = checkField(field, values[field.name] ?? '');
    if (!verdict) return [];
    if (verdict.kind === 'missing') return [[field.name, missing]];
    return [[field.name, (texts.useConnectorMessages && verdict.message) || invalid]];
  });
  return Object.fromEntries(entries);
}

/** The API's words for refused fields are Portuguese; other languages get their own general sentence. */
export function spokenProblems(texts: Texts, problems: Record<string, string>): Record<string, string> {
  if (texts.useConnectorMessages) return problems;
  return Object.fromEntries(Object.keys(problems).map((name) => [name, texts.credentials.invalid]));
}
