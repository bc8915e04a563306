import type { Credential } from '../api/types.ts';

/** Why a value can't be sent, or null. `invalid` carries the connector's own sentence if it has one. */
export type FieldVerdict = { kind: 'missing' } | { kind: 'invalid'; message: string | null } | null;

export function checkField(field: Credential, value: string): FieldVerdict {
  if (value.trim() === '') return field.optional ? null : { kind: 'missing' };
  if (!field.validation) return null;
  const rule = compile(field.validation);
  return rule && !rule.test(value) ? { kind: 'invalid', message: field.validationMessage ?? null } : null;
}

/** A rule that isn't a regular expression here is left to the API, which checks again anyway. */
function compile(source: string): RegExp | null {
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}
