import { RawJson } from './exact-number.ts';

/**
 * Like JSON.stringify, with two differences: a RawJson (an ExactNumber, say) is written as it is, and `undefined`
 * members are left out everywhere (array entries included become null, as in JSON.stringify).
 */
export function toJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return stringText(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value)) {
    const member: unknown = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    text += text === '' ? keyText(key) + toJson(member) : `,${keyText(key)}${toJson(member)}`;
  }
  return `{${text}}`;
}

/** What has to be escaped in JSON, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/;

const stringText = (value: string): string => (SPECIAL.test(value) ? JSON.stringify(value) : `"${value}"`);

/** The API's few names, escaped once: writing rows is what the sandbox does most. */
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (keyTexts.size < 1_000) keyTexts.set(key, text);
  return text;
}
