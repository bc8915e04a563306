/** Letters that stand for one another in a search; the first of each is the one without an accent. */
const LIKE = ['aáàâãäå', 'cç', 'eéèêë', 'iíìîï', 'nñ', 'oóòôõö', 'uúùûü', 'yýÿ'] as const;

/** An accent that is written as a character of its own. */
const ACCENT = '[\u0300-\u036f]*';

const LIKE_LETTER = new Map(
  LIKE.map((letters) => [letters.charAt(0), `[${letters}${letters.toUpperCase()}]${ACCENT}`]),
);

/** What matches one character, whatever its case and accents. */
function matchCharacter(character: string): string {
  const like = LIKE_LETTER.get(character);
  if (like !== undefined) return like;
  const upper = character.toUpperCase();
  if (/^\p{L}$/u.test(character) && [...upper].length === 1 && upper !== character)
    return `[${character}${upper}]`;
  return /^[\p{L}\p{N}]$/u.test(character) ? character : `\\${character}`;
}

/** A regular expression of PostgreSQL's that finds `text` anywhere, whatever case, accents and width of spaces. */
export function searchPattern(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain.replace(/\s+/gu, ' ')]
    .map((character) => (character === ' ' ? '\\s+' : matchCharacter(character)))
    .join('');
}

/** Brazilian, such as "1.234,56", or with a point before the cents. */
const AMOUNT =
  /^(?:R\$\s*)?([-+]?)(?:R\$\s*)?((?:\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,\d{1,2})?|\d{1,15}\.\d{1,2})$/u;

/** The amount that a search may mean, as a decimal without a sign, and whether it is money out; undefined: it is none. */
export function searchAmount(text: string): { readonly amount: string; readonly isOut: boolean } | undefined {
  const [, sign, digits] = AMOUNT.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const isPlain = /^\d+\.\d{1,2}$/.test(digits);
  const amount = isPlain ? digits : digits.replaceAll('.', '').replace(',', '.');
  return { amount, isOut: sign === '-' };
}
