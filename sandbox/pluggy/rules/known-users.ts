import type { Connector } from '../../bank/connectors.ts';
import { personaUsers } from '../../bank/personas.ts';
import { digitsOf } from '../../bank/tax-numbers.ts';
import type { SuccessKind } from '../state/outcomes.ts';
import type { QuestionKind } from '../state/question.ts';
import { balanceRefusals } from './balance-refusals.ts';

/** How a sync of this user ends that doesn't fail; undefined for users that nobody knows. */
export function successOf(user: string): SuccessKind | undefined {
  if (user === 'user-ok-account-error') return 'partial';
  const warning = warnedUsers.get(user);
  if (warning !== undefined) return warning;
  const isBulk = /^user-ok-perf(-\d{1,4}x)?$/.test(user);
  const isNamed = okUsers.has(user) || personaUsers.has(user) || mfaUsers.has(user);
  return isBulk || isNamed ? 'clean' : undefined;
}

const okUsers = new Set(['user-ok', 'user-ok-two-checking-accounts', 'user-ok-auth-pending']);

/** The first is Pluggy's user; the others are this sandbox's, for the other documented warnings. */
const warnedUsers: ReadonlyMap<string, SuccessKind> = new Map([
  ['user-ok-account-warning', 'warning'],
  ['user-ok-approvers-warning', 'approvers'],
  ['user-ok-quota-warning', 'quota'],
]);

/** Which steps the two-step connector takes with which user; the others are asked for a token. */
export const mfaUsers: ReadonlyMap<string, QuestionKind[]> = new Map([
  ['user-ok-img', ['image']],
  ['user-ok-select', ['select']],
  ['user-ok-phone', ['phone', 'token']],
  ['user-ok-multi-company', ['token', 'company']],
]);

/** Which story the mock bank tells. */
export type OauthScenario = 'normal' | 'slow' | 'multi-signature-approved' | 'multi-signature-rejected';

const scenarios: ReadonlyMap<string, OauthScenario> = new Map([
  ['76109277673', 'normal'],
  ['23824264030', 'multi-signature-approved'],
  ['05117767055', 'multi-signature-rejected'],
  // Pluggy mentions a slow authorisation without its CPF; this one is the sandbox's own.
  ['39053344705', 'slow'],
]);

/**
 * The sandbox connector knows the people of its stories, and those who are told no balance; the real banks' names are there for demonstrations and let
 * anybody in whose CPF is well formed.
 */
export function oauthScenarioOf(
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
): OauthScenario | undefined {
  const cpf = digitsOf(parameters['cpf'] ?? '');
  const known = scenarios.get(cpf) ?? (balanceRefusals.has(cpf) ? 'normal' : undefined);
  return known ?? (connector.isSandbox ? undefined : 'normal');
}
