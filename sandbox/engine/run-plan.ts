import type { Connector } from '../data/connectors.ts';
import { digitsOf } from '../data/tax-numbers.ts';
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

const CREATED = show('CREATED', 0.1);
const LOGIN = show('LOGIN_IN_PROGRESS', 0.3);

function collect(kind: SuccessKind): Step[] {
  return [
    { do: 'loggedIn' },
    show('ACCOUNTS_IN_PROGRESS', 0.2),
    show('CREDITCARDS_IN_PROGRESS', 0.15),
    show('TRANSACTIONS_IN_PROGRESS', 0.25),
    { do: 'finish', kind },
  ];
}

function mfa(kind: QuestionKind): Step[] {
  return [
    { do: 'ask', kind },
    show('LOGIN_MFA_IN_PROGRESS', 0.15),
    { do: 'check', kind, otherwise: 'INVALID_CREDENTIALS_MFA' },
  ];
}

/** All steps of a sync with these parameters; with a consent still valid, nobody visits the bank again. */
export function planOf(
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
  consented: boolean,
): Step[] {
  if (connector.flow === 'oauth' && consented) return [CREATED, LOGIN, ...collect('clean')];
  if (connector.flow === 'oauth') return [CREATED, ...oauthSteps(connector, parameters)];
  return [CREATED, LOGIN, ...passwordSteps(connector, parameters)];
}

function passwordSteps(connector: Connector, parameters: Readonly<Record<string, string>>): Step[] {
  const user = parameters['user'] ?? '';
  if (parameters['password'] !== 'password-ok') return [{ do: 'fail', code: 'INVALID_CREDENTIALS' }];
  if (connector.flow === 'one-step-mfa' && parameters['token'] !== MFA_VALUE) {
    return [{ do: 'fail', code: 'INVALID_CREDENTIALS_MFA' }];
  }
  const failure = failingUsers.get(user);
  if (failure !== undefined) return [failStep(user, failure)];
  const kind = successOf(user);
  const questions = connector.flow === 'two-step-mfa' ? questionsFor(user) : [];
  if (kind === undefined) return [{ do: 'fail', code: 'INVALID_CREDENTIALS' }];
  return [...questions.flatMap(mfa), ...collect(kind)];
}

function failStep(user: string, code: FailureCode): Step {
  if (!user.endsWith('-provider-message')) return { do: 'fail', code };
  return { do: 'fail', code, providerMessage: 'Atualize seus dados cadastrais no aplicativo do banco' };
}

function successOf(user: string): SuccessKind | undefined {
  if (user === 'user-ok-account-error') return 'partial';
  if (user === 'user-ok-account-warning') return 'warning';
  const isBulk = /^user-ok-perf(-\d{1,4}x)?$/.test(user);
  const isNamed = user === 'user-ok' || user === 'user-ok-two-checking-accounts' || mfaUsers.has(user);
  return isBulk || isNamed ? 'clean' : undefined;
}

/** Which steps the two-step connector takes with which user; the others are asked for a token. */
const mfaUsers: ReadonlyMap<string, QuestionKind[]> = new Map([
  ['user-ok-img', ['image']],
  ['user-ok-select', ['select']],
  ['user-ok-phone', ['phone', 'token']],
  ['user-ok-multi-company', ['token', 'company']],
]);

function questionsFor(user: string): QuestionKind[] {
  return mfaUsers.get(user) ?? ['token'];
}

/** Which story the mock bank tells. */
export type OauthScenario = 'normal' | 'multi-signature-approved' | 'multi-signature-rejected';

const scenarios: ReadonlyMap<string, OauthScenario> = new Map([
  ['76109277673', 'normal'],
  ['23824264030', 'multi-signature-approved'],
  ['05117767055', 'multi-signature-rejected'],
]);

/**
 * The sandbox connector knows three people; the real banks' names are there for demonstrations and let
 * anybody in whose CPF is well formed.
 */
export function oauthScenarioOf(
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
): OauthScenario | undefined {
  const known = scenarios.get(digitsOf(parameters['cpf'] ?? ''));
  return known ?? (connector.isSandbox ? undefined : 'normal');
}

function oauthSteps(connector: Connector, parameters: Readonly<Record<string, string>>): Step[] {
  const scenario = oauthScenarioOf(connector, parameters);
  if (scenario === undefined) return [LOGIN, { do: 'fail', code: 'INVALID_CREDENTIALS' }];
  const visit: Step[] = [
    { do: 'ask', kind: 'oauth' },
    { do: 'check', kind: 'oauth', otherwise: 'USER_AUTHORIZATION_NOT_GRANTED' },
    LOGIN,
  ];
  if (scenario === 'multi-signature-rejected') {
    return [...visit, { do: 'fail', code: 'USER_AUTHORIZATION_NOT_GRANTED' }];
  }
  return [...visit, ...collect('clean')];
}
