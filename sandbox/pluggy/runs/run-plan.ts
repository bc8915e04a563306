import type { Connector } from '../../bank/connectors.ts';
import { mfaUsers, type OauthScenario, oauthScenarioOf, successOf } from '../rules/known-users.ts';
import { MFA_VALUE } from '../rules/questions.ts';
import { type FailureCode, failingUsers, type SuccessKind } from '../state/outcomes.ts';
import type { QuestionKind } from '../state/question.ts';
import type { Step } from '../state/step.ts';

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

function questionsFor(connector: Connector, user: string, deviceAuthorized: boolean): QuestionKind[] {
  if (connector.flow === 'joint-account') return ['holder'];
  if (connector.flow === 'device' && !deviceAuthorized) return ['access'];
  if (connector.flow !== 'two-step-mfa') return [];
  return mfaUsers.get(user) ?? ['token'];
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
