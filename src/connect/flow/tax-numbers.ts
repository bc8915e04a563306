// CPF and CNPJ: their check digits, and how they are written. A CNPJ has had letters in its first twelve places since July
// 2026: a letter counts as its code minus 48 (Receita Federal, Nota Técnica COCAD/SUARA/RFB 49/2024).

const CPF_LENGTH = 11;
const CNPJ_LENGTH = 14;

/** Without what people write between the digits. */
export const bare = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

export function isCpf(text: string): boolean {
  const cpf = bare(text);
  if (!/^\d{11}$/.test(cpf) || isRepeated(cpf)) return false;
  const first = digitAfter(cpf.slice(0, 9), 10);
  return cpf.endsWith(`${first}${digitAfter(cpf.slice(0, 9) + first, 11)}`);
}

export function isCnpj(text: string): boolean {
  const cnpj = bare(text);
  if (!/^[0-9A-Z]{12}\d{2}$/.test(cnpj) || isRepeated(cnpj)) return false;
  const first = digitAfter(cnpj.slice(0, 12), 9);
  return cnpj.endsWith(`${first}${digitAfter(cnpj.slice(0, 12) + first, 9)}`);
}

const isRepeated = (text: string): boolean => /^(.)\1*$/.test(text);

/** Weights count up from 2 at the right end; after `highest` they start again. */
function digitAfter(text: string, highest: number): number {
  const length = highest - 1;
  const sum = [...text].reverse().reduce((total, sign, index) => {
    return total + (sign.charCodeAt(0) - 48) * (2 + (index % length));
  }, 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

/** As far as it is typed: `123.456.789-09`. */
export function writeCpf(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, CPF_LENGTH);
  return join(digits, [3, 3, 3, 2], ['.', '.', '-']);
}

/** As far as it is typed: `12.ABC.345/01DE-35`. */
export function writeCnpj(text: string): string {
  return join(bare(text).slice(0, CNPJ_LENGTH), [2, 3, 3, 4, 2], ['.', '.', '/', '-']);
}

function join(text: string, lengths: readonly number[], between: readonly string[]): string {
  let written = '';
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    const part = text.slice(at, at + length);
    if (part === '') break;
    written += (index > 0 ? between[index - 1] : '') + part;
    at += length;
  }
  return written;
}

/** As it may stand on a screen: `***.456.789-**`, `12.***.***` and the end of a CNPJ. */
export function hideTaxNumber(text: string): string {
  const number = bare(text);
  if (number.length === CPF_LENGTH) return `***.${number.slice(3, 6)}.${number.slice(6, 9)}-**`;
  return number.length === CNPJ_LENGTH ? `${number.slice(0, 2)}.***.***/${number.slice(8, 12)}-**` : '';
}
