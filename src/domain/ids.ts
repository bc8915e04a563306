/**
 * Branded ids: only the parsers in this file make one, so a string that came from outside cannot be
 * passed where a checked id is expected.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Pluggy's UUID of a connection. */
export type ItemId = Branded<'ItemId'>;
/** Pluggy's UUID of an account. */
export type AccountId = Branded<'AccountId'>;
/** Pluggy's UUID of a transaction. */
export type TransactionId = Branded<'TransactionId'>;
/** The host application's own name for a person: 1 to 200 characters, not blank, no control characters. */
export type UserId = Branded<'UserId'>;
export type SessionId = Branded<'SessionId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CONTROL = /\p{Cc}/u;
const MAX_USER_ID_LENGTH = 200;

function parseUuid<Id extends string>(value: unknown): Id | undefined {
  return typeof value === 'string' && UUID.test(value) ? (value.toLowerCase() as Id) : undefined;
}

export const parseItemId = (value: unknown): ItemId | undefined => parseUuid<ItemId>(value);
export const parseAccountId = (value: unknown): AccountId | undefined => parseUuid<AccountId>(value);
export const parseSessionId = (value: unknown): SessionId | undefined => parseUuid<SessionId>(value);
export const parseTransactionId = (value: unknown): TransactionId | undefined =>
  parseUuid<TransactionId>(value);

/**
 * Accepts any string of 1 to 200 characters (counted as Unicode code points) that isn't blank and has no
 * control characters. Lone surrogates are refused too: PostgreSQL cannot store them.
 */
export function parseUserId(value: unknown): UserId | undefined {
  if (typeof value !== 'string' || value.trim() === '' || CONTROL.test(value) || !value.isWellFormed()) {
    return undefined;
  }
  return [...value].length <= MAX_USER_ID_LENGTH ? (value as UserId) : undefined;
}
