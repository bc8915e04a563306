/** Who stands behind a set of credentials, hence what the data look like. */
export type Persona = 'salaried' | 'freelancer' | 'company' | 'investor' | 'indebted' | 'digits' | 'bulk';

export const NEW_COMPANY = 'user-ok-new-company';

/**
 * Users of the basic connector by whom a person of a certain kind is met; the password is the usual one.
 * The names after `user-ok` are the sandbox's own.
 *
 * - `user-ok`: a salaried person with investments and a loan
 * - `user-ok-freelancer`: paid by several clients at irregular dates
 * - `user-ok-company`: a small company, known by its CNPJ
 * - `user-ok-new-company`: the same, founded since July 2026: its CNPJ has letters
 * - `user-ok-investor`: one investment of every type
 * - `user-ok-indebted`: pays card bills late, lives on the overdraft, owes on three contracts
 * - `user-ok-card-…`: a salaried person with a particular card, see card-habits.ts
 * - `user-ok-digits`: every amount and rate has up to 20 digits, so that a float anywhere is caught
 */
export const personaUsers: ReadonlyMap<string, Persona> = new Map([
  ['user-ok', 'salaried'],
  ['user-ok-freelancer', 'freelancer'],
  ['user-ok-company', 'company'],
  [NEW_COMPANY, 'company'],
  ['user-ok-investor', 'investor'],
  ['user-ok-indebted', 'indebted'],
  ['user-ok-digits', 'digits'],
  ['user-ok-card-minimum', 'salaried'],
  ['user-ok-card-iof-out', 'salaried'],
  ['user-ok-card-unconverted', 'salaried'],
  ['user-ok-card-at-once', 'salaried'],
]);

/** Everybody else is an ordinary salaried person; who brings a CNPJ, or is at a business bank, is a company. */
export function personaOf(
  parameters: Readonly<Record<string, string>>,
  isBulk: boolean,
  isBusiness: boolean,
): Persona {
  if (isBulk) return 'bulk';
  const named = personaUsers.get(parameters['user'] ?? '') ?? 'salaried';
  const isCompany = isBusiness || (parameters['cnpj'] ?? '') !== '';
  return isCompany && named === 'salaried' ? 'company' : named;
}
