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
/** Pluggy's UUID of an investment. */
export type InvestmentId = Branded<'InvestmentId'>;
/** The host application's own name for a person: see `parseUserId`. */
export type UserId = Branded<'UserId'>;
export type SessionId = Branded<'SessionId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CONTROL = /\p{Cc}/u;
const MAX_USER_ID_LENGTH = 200;

export function parseUuid<Id extends string>(value: unknown): Id | undefined {
  return typeof value === 'string' && UUID.test(value) ? (value.toLowerCase() as Id) : undefined;
}

/** The id of something of this service's own, such as a webhook endpoint. */
export const parseOwnId = (value: unknown): string | undefined => parseUuid<string>(value);

export const parseItemId = (value: unknown): ItemId | undefined => parseUuid<ItemId>(value);
export const parseAccountId = (value: unknown): AccountId | undefined => parseUuid<AccountId>(value);
export const parseSessionId = (value: unknown): SessionId | undefined => parseUuid<SessionId>(value);
export const parseTransactionId = (value: unknown): TransactionId | undefined =>
  parseUuid<TransactionId>(value);
export const parseInvestmentId = (value: unknown): InvestmentId | undefined => parseUuid<InvestmentId>(value);

/** What nobody can see: spaces, and characters that only change how others look (U+2800 is Braille without a dot). */
const INVISIBLE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** Every reader of URLs resolves these away, also as %2e: nothing that belongs to such a user could be asked for. */
const PATH_STEPS: ReadonlySet<string> = new Set(['.', '..']);

/**
 * Accepts any string of 1 to 200 characters (counted as Unicode code points) that has something to see, no control
 * characters, and is neither `.` nor `..`. Lone surrogates are refused too: PostgreSQL cannot store them.
 */
export function parseUserId(value: unknown): UserId | undefined {
  if (typeof value !== 'string' || !value.isWellFormed()) return undefined;
  if (INVISIBLE.test(value) || CONTROL.test(value) || PATH_STEPS.has(value)) return undefined;
  return [...value].length <= MAX_USER_ID_LENGTH ? (value as UserId) : undefined;
}
