import type { Connector } from '../data/connectors.ts';
import { personaUsers } from '../data/personas.ts';
import { digitsOf } from '../data/tax-numbers.ts';
import { balanceRefusals } from './balance-refusals.ts';
import { type FailureCode, failingUsers, type SuccessKind } from './outcomes.ts';
import { MFA_VALUE, type QuestionKind } from './questions.ts';

/**
 * One step of a sync. `show` puts an execution status on display for a share of the whole sync's time;
 * `ask` waits for a person; `check` judges the last answer; `fail` and `finish` end the sync.
 */
export type Step =
  | { readonly do: 'show'; readonly executionStatus: string; readonly share: number }
  | { readonly do: 'ask'; readonly kind: QuestionKind }
  | { readonly do: 'check'; readonly kind: QuestionKind; readonly otherwise: FailureCode }
  | { readonly do: 'loggedIn' }
  | { readonly do: 'fail'; readonly code: FailureCode; readonly providerMessage?: string }
  | { readonly do: 'finish'; readonly kind: SuccessKind };

/** Shares of the time a whole sync takes; the collecting half is the same for every connector. */
const show = (executionStatus: string, share: number): Step => ({ do: 'show', executionStatus, share });

/** How many whole syncs a slow bank takes to say that the person authorised. */
const SLOW_SHARE = 10;
const CREATED = show('CREATED', 0.1);
const LOGIN = show('LOGIN_IN_PROGRESS', 0.3);

function collect(kind: SuccessKind): Step[] {
  return [
    { do: 'loggedIn' },
    show('ACCOUNTS_IN_PROGRESS', 0.15),
    show('CREDITCARDS_IN_PROGRESS', 0.1),
    show('TRANSACTIONS_IN_PROGRESS', 0.2),
    show('INVESTMENTS_IN_PROGRESS', 0.1),
    show('IDENTITY_IN_PROGRESS', 0.05),
    { do: 'finish', kind },
  ];
}

function askFor(kind: QuestionKind): Step[] {
  return [
    { do: 'ask', kind },
    show('LOGIN_MFA_IN_PROGRESS', 0.15),
    { do: 'check', kind, otherwise: 'INVALID_CREDENTIALS_MFA' },
  ];
}

/** A code to scan in place of a login; a person who scans it is in. */
const scanSteps: readonly Step[] = [
  { do: 'ask', kind: 'qr' },
  LOGIN,
  { do: 'check', kind: 'qr', otherwise: 'USER_INPUT_TIMEOUT' },
  ...collect('clean'),
];

/** What a sync depends on beside its parameters. */
export interface PlanFacts {
  /** An Open Finance consent given earlier still holds. */
  readonly consented: boolean;
  readonly deviceAuthorized: boolean;
  /** Everybody who must sign at the bank has. */
  readonly isFullySigned: boolean;
  /** The consent given earlier was taken back at the bank. */
  readonly isRevoked: boolean;
  /** The connector is OFFLINE. */
  readonly isOffline: boolean;
}

/** All steps of a sync with these parameters; with a consent still valid, nobody visits the bank again. */
export function planOf(
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
  facts: PlanFacts,
): Step[] {
  if (facts.isOffline) return [CREATED, LOGIN, { do: 'fail', code: 'SITE_NOT_AVAILABLE' }];
  if (facts.isRevoked && facts.consented)
    return [CREATED, LOGIN, { do: 'fail', code: 'USER_AUTHORIZATION_REVOKED' }];
  if (connector.flow === 'qr') return [CREATED, ...scanSteps];
  if (connector.flow === 'oauth') {
    const scenario = oauthScenarioOf(connector, parameters);
    const isSigned = scenario !== 'multi-signature-approved' || facts.isFullySigned;
    const collected = collect(isSigned ? 'clean' : 'approvers');
    return [CREATED, ...(facts.consented ? [LOGIN, ...collected] : oauthSteps(scenario, collected))];
  }
  return [CREATED, LOGIN, ...passwordSteps(connector, parameters, facts.deviceAuthorized)];
}

function passwordSteps(
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
  deviceAuthorized: boolean,
): Step[] {
  const user = parameters['user'] ?? '';
  if (parameters['password'] !== 'password-ok') return [{ do: 'fail', code: 'INVALID_CREDENTIALS' }];
  if (connector.flow === 'one-step-mfa' && parameters['token'] !== MFA_VALUE) {
    return [{ do: 'fail', code: 'INVALID_CREDENTIALS_MFA' }];
  }
  const failure = failingUsers.get(user);
  const isPending = failure === 'USER_AUTHORIZATION_PENDING';
  if (failure !== undefined && !(isPending && deviceAuthorized)) return [failStep(user, failure)];
  const kind = successOf(user);
  const questions = questionsFor(connector, user, deviceAuthorized);
  if (kind === undefined) return [{ do: 'fail', code: 'INVALID_CREDENTIALS' }];
  return [...questions.flatMap(askFor), ...collect(kind)];
}

function failStep(user: string, code: FailureCode): Step {
  if (!user.endsWith('-provider-message')) return { do: 'fail', code };
  return { do: 'fail', code, providerMessage: 'Atualize seus dados cadastrais no aplicativo do banco' };
}

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
const mfaUsers: ReadonlyMap<string, QuestionKind[]> = new Map([
  ['user-ok-img', ['image']],
  ['user-ok-select', ['select']],
  ['user-ok-phone', ['phone', 'token']],
  ['user-ok-multi-company', ['token', 'company']],
]);

function questionsFor(connector: Connector, user: string, deviceAuthorized: boolean): QuestionKind[] {
  if (connector.flow === 'joint-account') return ['holder'];
  if (connector.flow === 'device' && !deviceAuthorized) return ['access'];
  if (connector.flow !== 'two-step-mfa') return [];
  return mfaUsers.get(user) ?? ['token'];
}

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

function oauthSteps(scenario: OauthScenario | undefined, collected: readonly Step[]): Step[] {
  if (scenario === undefined) return [LOGIN, { do: 'fail', code: 'INVALID_CREDENTIALS' }];
  const visit: Step[] = [
    { do: 'ask', kind: 'oauth' },
    { do: 'check', kind: 'oauth', otherwise: 'USER_AUTHORIZATION_NOT_GRANTED' },
    LOGIN,
  ];
  if (scenario === 'multi-signature-rejected') {
    return [...visit, { do: 'fail', code: 'USER_AUTHORIZATION_NOT_GRANTED' }];
  }
  const slowly = scenario === 'slow' ? [show('LOGIN_IN_PROGRESS', SLOW_SHARE)] : [];
  return [...visit, ...slowly, ...collected];
}
