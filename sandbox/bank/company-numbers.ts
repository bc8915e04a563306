import type { Draw } from './mix.ts';
import { formatCnpj, withCnpjChecks } from './tax-numbers.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CHARACTERS = `0123456789${LETTERS}`;

/** The CNPJ of an invented company that was founded before July 2026. */
export function olderCnpj(draw: Draw): string {
  return formatCnpj(withCnpjChecks(`${draw.digits(8)}0001`));
}

/** The CNPJ of an invented company that was founded since, with letters in it. */
export function newerCnpj(draw: Draw): string {
  let root = LETTERS.charAt(draw.below(LETTERS.length));
  while (root.length < 8) root += CHARACTERS.charAt(draw.below(CHARACTERS.length));
  return formatCnpj(withCnpjChecks(`${root}0001`));
}
