import type { ItemStatus } from './item-status.ts';

/** Why a sync failed, as an item tells it. */
export interface ExecutionError {
  readonly code: FailureCode;
  readonly message: string;
  readonly providerMessage?: string;
  /** What the person must know to help, by name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface ProductDetail {
  readonly isUpdated: boolean;
  readonly lastUpdatedAt: string | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

export type StatusDetail = Readonly<Record<string, ProductDetail | null>>;

/**
 * Each way in which a sync can fail. The documents give the item's status for INVALID_CREDENTIALS and
 * CONNECTION_ERROR; the others are concluded: LOGIN_ERROR where only the person can help.
 */
export const failures = {
  INVALID_CREDENTIALS: { status: 'LOGIN_ERROR', message: 'The user or the password is not correct' },
  INVALID_CREDENTIALS_MFA: { status: 'LOGIN_ERROR', message: 'The MFA value is not correct' },
  ACCOUNT_LOCKED: { status: 'LOGIN_ERROR', message: 'The account is locked' },
  ACCOUNT_CREDENTIALS_RESET: { status: 'LOGIN_ERROR', message: 'The credentials must be reset at the bank' },
  USER_AUTHORIZATION_NOT_GRANTED: { status: 'LOGIN_ERROR', message: 'The user did not grant the access' },
  USER_AUTHORIZATION_REVOKED: { status: 'LOGIN_ERROR', message: 'The user revoked the access' },
  ALREADY_LOGGED_IN: { status: 'OUTDATED', message: 'The user has another session open' },
  UNEXPECTED_ERROR: { status: 'OUTDATED', message: 'An unexpected error occurred' },
  SITE_NOT_AVAILABLE: { status: 'OUTDATED', message: 'The institution is not available' },
  CONNECTION_ERROR: { status: 'OUTDATED', message: 'The connection to the institution failed' },
  ACCOUNT_NEEDS_ACTION: { status: 'OUTDATED', message: 'The user must act at the institution' },
  USER_NOT_SUPPORTED: { status: 'OUTDATED', message: 'This kind of user is not supported' },
  USER_AUTHORIZATION_PENDING: { status: 'OUTDATED', message: 'The device must be authorized at the bank' },
  USER_INPUT_TIMEOUT: { status: 'OUTDATED', message: 'The input did not come in time' },
  MERGE_ERROR: { status: 'OUTDATED', message: 'The data could not be merged' },
  CREATE_ERROR: { status: 'OUTDATED', message: 'The data could not be stored' },
  ERROR: { status: 'OUTDATED', message: 'An error occurred' },
} as const satisfies Record<string, { status: ItemStatus; message: string }>;

export type FailureCode = keyof typeof failures;

/** What the sandbox's named users end with; see Pluggy's page about the sandbox. The last three are its own. */
export const failingUsers: ReadonlyMap<string, FailureCode> = new Map([
  ['user-logged', 'ALREADY_LOGGED_IN'],
  ['user-locked', 'ACCOUNT_LOCKED'],
  ['user-error', 'UNEXPECTED_ERROR'],
  ['user-unavailable', 'SITE_NOT_AVAILABLE'],
  ['user-connection-error', 'CONNECTION_ERROR'],
  ['user-account-need-actions', 'ACCOUNT_NEEDS_ACTION'],
  ['user-account-need-actions-provider-message', 'ACCOUNT_NEEDS_ACTION'],
  ['user-account-credentials-reset', 'ACCOUNT_CREDENTIALS_RESET'],
  ['user-not-supported', 'USER_NOT_SUPPORTED'],
  ['user-ok-auth-pending', 'USER_AUTHORIZATION_PENDING'],
  ['user-merge-error', 'MERGE_ERROR'],
  ['user-create-error', 'CREATE_ERROR'],
  ['user-other-error', 'ERROR'],
]);

/**
 * How a successful sync ends: all well, with a warning about a missing permission or missing approvers,
 * with a quota used up, or with the accounts product missing.
 */
export type SuccessKind = 'clean' | 'warning' | 'approvers' | 'quota' | 'partial';

const QUOTA_WARNING = { code: '423', message: 'The monthly quota of calls for this product is used up' };

/** Pluggy's warning codes. */
const warnings: Readonly<Partial<Record<SuccessKind, ProductDetail['warnings'][number]>>> = {
  warning: { code: '001', message: 'A permission for this product is missing' },
  approvers: { code: '002', message: 'The account waits for further approvers' },
  quota: QUOTA_WARNING,
};

export function executionStatusOf(kind: SuccessKind): string {
  return kind === 'partial' || kind === 'quota' ? 'PARTIAL_SUCCESS' : 'SUCCESS';
}

/** `exhausted` names the products whose monthly quota was used up. */
export function statusDetailOf(kind: SuccessKind, at: string, exhausted: readonly string[]): StatusDetail {
  if (exhausted.length > 0) return exhaustedDetail(exhausted, at);
  const fine: ProductDetail = { isUpdated: true, lastUpdatedAt: at, warnings: [] };
  const warning = warnings[kind];
  const isUpdated = executionStatusOf(kind) === 'SUCCESS';
  const accounts: ProductDetail = {
    isUpdated,
    lastUpdatedAt: isUpdated ? at : null,
    warnings: warning === undefined ? [] : [warning],
  };
  return {
    accounts,
    creditCards: fine,
    transactions: fine,
    investments: null,
    investmentsTransactions: null,
    identity: null,
    paymentData: null,
    loans: null,
    accountStatements: null,
  };
}

function exhaustedDetail(exhausted: readonly string[], at: string): StatusDetail {
  const missing: ProductDetail = { isUpdated: false, lastUpdatedAt: null, warnings: [QUOTA_WARNING] };
  return {
    ...statusDetailOf('partial', at, []),
    accounts: { isUpdated: true, lastUpdatedAt: at, warnings: [] },
    ...Object.fromEntries(exhausted.map((product) => [product, missing])),
  };
}
