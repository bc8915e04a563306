/** What jsonb refuses although JSON allows it: NUL, and halves of a surrogate pair. */
export interface EscapedJson {
  readonly text: Buffer;
  /** How many characters had to be written out. */
  readonly escaped: number;
}

/** An escape sequence, whole: a surrogate pair, one code unit, or a short one (so that `\\` never begins another). */
const ESCAPES = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u([\da-fA-F]{4})|\\[^u]/g;

/** NUL and what is left of surrogates once the pairs have been passed over. */
const REFUSED = /^(0000|[dD][89a-fA-F][\da-fA-F]{2})$/;

/** True when the bytes may hold an escape that jsonb refuses; one quick look, which nearly every page passes. */
function isSuspect(json: Buffer): boolean {
  return json.includes('\\u') && ['\\u0000', '\\ud', '\\uD'].some((start) => json.includes(start));
}

/**
 * Makes a JSON text storable as jsonb without losing what it said. Only escapes can offend: raw NUL is not JSON,
 * and UTF-8 has no lone surrogates.
 */
export function escapeJson(json: Buffer): EscapedJson {
  if (!isSuspect(json)) return { text: json, escaped: 0 };
  let escaped = 0;
  const text = json.toString('utf8').replace(ESCAPES, (whole, unit?: string) => {
    if (unit === undefined || !REFUSED.test(unit)) return whole;
    escaped += 1;
    return `\\\\u${unit}`; // its name stands in for the character: six characters instead of one
  });
  return { text: escaped === 0 ? json : Buffer.from(text, 'utf8'), escaped };
}
