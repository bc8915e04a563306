/** Grave, acute, circumflex, tilde, diaeresis, ring, cedilla: as characters of their own. */
const MARKS = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030a', '\u0327'];

/** An accent that is written as a character of its own. */
const ACCENT = '[\u0300-\u036f]*';

/** What matches a letter from a to z in both cases, with and without accents. */
function matchLetter(letter: string): string {
  const accented = MARKS.map((mark) => `${letter}${mark}`.normalize('NFC')).filter((one) => one.length === 1);
  const letters = [letter, ...accented].join('');
  return `[${letters}${letters.toUpperCase()}]${ACCENT}`;
}

const LIKE_LETTER = new Map([...'abcdefghijklmnopqrstuvwxyz'].map((one) => [one, matchLetter(one)]));

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
