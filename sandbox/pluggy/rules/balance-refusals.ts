/** What a bank answers instead of a balance. */
export type BalanceRefusal = readonly [status: number, codeDescription: string, message: string];

export const CONSENT: BalanceRefusal = [
  403,
  'BALANCE_CONSENT_ERROR',
  'The financial institution denied access to the account balance.',
];
const NOT_FOUND: BalanceRefusal = [
  404,
  'BALANCE_NOT_FOUND',
  'The account balance was not found at the financial institution.',
];
export const RATE_LIMIT: BalanceRefusal = [
  429,
  'BALANCE_OPEN_FINANCE_RATE_LIMIT',
  'The financial institution rate-limited the balance request.',
];
const FETCH: BalanceRefusal = [
  500,
  'BALANCE_FETCH_ERROR',
  'An error occurred while fetching the account balance from the connector',
];
export const UNAVAILABLE: BalanceRefusal = [
  502,
  'BALANCE_CONNECTOR_UNAVAILABLE',
  'The financial institution is temporarily unavailable to provide the balance.',
];

/**
 * People at an Open Finance bank who are never told a balance, each by the status with which their CPF
 * begins. Pluggy names no such users; these are the sandbox's own.
 */
export const balanceRefusals: ReadonlyMap<string, BalanceRefusal> = new Map([
  ['40340340339', CONSENT],
  ['40440440408', NOT_FOUND],
  ['42942942991', RATE_LIMIT],
  ['50050050052', FETCH],
  ['50250250284', UNAVAILABLE],
]);
