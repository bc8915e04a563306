/**
 * CPF (11 digits, a person) and CNPJ (14 characters, a company): both end in two check digits. A CNPJ issued since
 * July 2026 may have letters before them.
 */

const ZERO = 48;

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** A CNPJ without its punctuation, its letters as they are written on paper. */
export function cnpjCharacters(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

export function isCpf(text: string): boolean {
  const digits = digitsOf(text);
  return /^\d{11}$/.test(digits) && !/^(\d)\1*$/.test(digits) && digits === withCpfChecks(digits.slice(0, 9));
}

export function isCnpj(text: string): boolean {
  const characters = cnpjCharacters(text);
  const isWritten = /^[0-9A-Z]{12}\d{2}$/.test(characters) && !/^(\d)\1*$/.test(characters);
  return isWritten && characters === withCnpjChecks(characters.slice(0, 12));
}

/** Appends the two check digits to nine digits. */
export function withCpfChecks(nine: string): string {
  const first = checkDigit(nine, 11);
  return `${nine}${first}${checkDigit(nine + first, 12)}`;
}

/** Appends the two check digits to twelve characters. */
export function withCnpjChecks(twelve: string): string {
  const first = checkDigit(twelve, 9);
  return `${twelve}${first}${checkDigit(twelve + first, 9)}`;
}

export function formatCpf(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
}

export function formatCnpj(characters: string): string {
  return characters.replace(/^(\w{2})(\w{3})(\w{3})(\w{4})(\d{2})$/, '$1.$2.$3/$4-$5');
}

/** Keeps the middle of a CPF, as banks show it: ***.092.776-**. */
export function maskCpf(text: string): string {
  const digits = digitsOf(text);
  return digits.length === 11 ? `***.${digits.slice(3, 6)}.${digits.slice(6, 9)}-**` : '***';
}

/**
 * Weights run 2, 3, … from the right, and start over at 2 after `wrap` (CNPJ wraps after 9). A character counts as
 * its code less that of the zero: digits as themselves, A as 17.
 */
function checkDigit(characters: string, wrap: number): string {
  let sum = 0;
  let weight = 2;
  for (let index = characters.length - 1; index >= 0; index--) {
    sum += (characters.charCodeAt(index) - ZERO) * weight;
    weight = weight === wrap ? 2 : weight + 1;
  }
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}
