import type { Credential } from '../api/types.ts';
import { checkField } from '../flow/check-field.ts';
import type { FieldProblem } from '../flow/state.ts';
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
  const entries = fields.flatMap((field): [string, string][] => {
    const verdict = checkField(field, values[field.name] ?? '');
    if (!verdict) return [];
    if (verdict.kind === 'missing') return [[field.name, texts.credentials.missing]];
    return [[field.name, ruleText(texts, field.name, verdict.message)]];
  });
  return Object.fromEntries(entries);
}

/** What the API refuses, by Pluggy's codes: 001 missing, 002 a rule, 003 a date. */
export function spokenProblems(
  texts: Texts,
  problems: Readonly<Record<string, FieldProblem>>,
): Record<string, string> {
  const spoken = Object.entries(problems).map(([name, { code, message }]) => {
    if (code === '001') return [name, texts.credentials.missing];
    if (code === '003') return [name, texts.credentials.invalidDate];
    return [name, ruleText(texts, name, message)];
  });
  return Object.fromEntries(spoken);
}

/** Our own words where we have some; the connector's, which are Portuguese, where that is the page's language. */
function ruleText(texts: Texts, name: string, connectorMessage: string | null): string {
  const { credentials, fieldRules, useConnectorMessages } = texts;
  return fieldRules[name] ?? ((useConnectorMessages && connectorMessage) || credentials.invalid);
}
