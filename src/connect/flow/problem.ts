import type { PluggyCallError } from './PluggyCallError.ts';
import type { Item } from './pluggy-types.ts';

/** What the person can do after a failure. The first is the best one. */
export type Way = 'retry' | 'correct' | 'otherBank' | 'restart' | 'widget' | 'direct' | 'close';

/** Why a field was refused: Pluggy's code (`001` missing, `002` rule, `003` day), and its words. */
export interface FieldProblem {
  readonly code: string | null;
  readonly message: string | null;
}

/** What went wrong, as a code that the texts know, and what may stand beside it. */
export interface Problem {
  readonly code: string;
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  /** What the bank itself said. */
  readonly bankMessage?: string;
  /** What the bank calls this device, in the list of devices to authorise. */
  readonly deviceName?: string;
  readonly waitMinutes?: number;
}

const RETRY: readonly Way[] = ['retry', 'otherBank', 'close'];
const CORRECT: readonly Way[] = ['correct', 'otherBank', 'close'];
const LATER: readonly Way[] = ['close', 'retry', 'otherBank'];
const ELSEWHERE: readonly Way[] = ['otherBank', 'close'];
const RESTART: readonly Way[] = ['restart', 'close'];

/**
 * Every code that a person can meet, and the ways on: the errors of an item's run, Pluggy's refusals of a call, and those of
 * the flow itself. Each has a title, a cause and a next step in both languages.
 */
export const CATALOGUE = {
  // an item's run
  INVALID_CREDENTIALS: CORRECT,
  INVALID_CREDENTIALS_MFA: RETRY,
  ALREADY_LOGGED_IN: RETRY,
  SITE_NOT_AVAILABLE: LATER,
  CONNECTION_ERROR: LATER,
  UNEXPECTED_ERROR: RETRY,
  ERROR: RETRY,
  MERGE_ERROR: RETRY,
  CREATE_ERROR: RETRY,
  ACCOUNT_LOCKED: LATER,
  ACCOUNT_CREDENTIALS_RESET: CORRECT,
  ACCOUNT_NEEDS_ACTION: RETRY,
  USER_NOT_SUPPORTED: ELSEWHERE,
  USER_INPUT_TIMEOUT: RETRY,
  USER_AUTHORIZATION_PENDING: RETRY,
  USER_AUTHORIZATION_NOT_GRANTED: RETRY,
  USER_AUTHORIZATION_REVOKED: RETRY,
  // making and updating an item
  CONNECTOR_VALIDATION_ERROR: CORRECT,
  CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR: CORRECT,
  PARAMETERS_NOT_PROVIDED: CORRECT,
  CONNECTOR_OFFLINE: ELSEWHERE,
  CONNECTOR_NOT_FOUND: ELSEWHERE,
  ITEM_NOT_FOUND: RESTART,
  ITEM_USER_ALREADY_EXISTS: ['close', 'otherBank', 'correct'],
  ITEM_CREATION_LIMIT_EXCEEDED: ['close'],
  CREATE_ITEMS_API_FREE_DISABLED: ['widget', 'close'],
  ITEM_ALREADY_UPDATING: RETRY,
  ITEM_IS_ALREADY_UPDATING: LATER,
  TOO_MANY_CONSECUTIVE_ERRORS: CORRECT,
  TOO_MANY_CONSECUTIVE_LOGIN_FAILURES: LATER,
  LAST_EXECUTION_HAD_LOGIN_ERROR: CORRECT,
  SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED: ['close'],
  CLIENT_HAS_ITEM_UPDATES_DISABLED: ['close'],
  ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT: CORRECT,
  CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY: ['close'],
  // answering a question
  ITEM_MFA_ALREADY_PROVIDED: RETRY,
  ITEM_MFA_NOT_FOUND: RETRY,
  ITEM_MFA_EXPIRED: RETRY,
  ITEM_MFA_PARAMETER_EXPECTED_MISMATCH: RETRY,
  MFA_PARAMERTER_WAS_ALREADY_USED_ERROR: CORRECT,
  // the flow itself
  TOKEN_FAILED: RESTART,
  TOKEN_EXPIRED: RESTART,
  SERVICE_UNREACHABLE: RESTART,
  NETWORK: RETRY,
  TOO_MANY_REQUESTS: RETRY,
  PLUGGY_DOWN: RETRY,
  UNREADABLE_ANSWER: RETRY,
  BAD_ADDRESS: ELSEWHERE,
  RETURN_MISMATCH: RESTART,
  WIDGET_FAILED: ['direct', 'restart', 'close'],
  OTHER: RETRY,
} as const satisfies Readonly<Record<string, readonly Way[]>>;

export type ProblemCode = keyof typeof CATALOGUE;

/** The code itself where the catalogue has it, else the one for everything else. */
export function knownCode(code: string): ProblemCode {
  return Object.hasOwn(CATALOGUE, code) ? (code as ProblemCode) : 'OTHER';
}

export const waysOf = ({ code }: Problem): readonly Way[] => CATALOGUE[knownCode(code)];

export function problemOfItem(item: Item, code: string): Problem {
  const { providerMessage, attributes } = item.error ?? {};
  const deviceName = attributes?.['deviceName'];
  return {
    code,
    ...(providerMessage ? { bankMessage: providerMessage } : {}),
    ...(deviceName ? { deviceName } : {}),
  };
}

export function problemOfCall(error: PluggyCallError): Problem {
  const entries = (error.body.details ?? []).flatMap(({ parameter, code, message }) =>
    parameter ? [[parameter, { code: code ?? null, message: message ?? null }] as const] : [],
  );
  const wait = /^(\d+) minutes?$/.exec(String(error.body.data?.['readableBackoffTime']))?.[1];
  return {
    code: error.code,
    ...(entries.length > 0 ? { fields: Object.fromEntries(entries) } : {}),
    ...(wait ? { waitMinutes: Number(wait) } : {}),
  };
}
