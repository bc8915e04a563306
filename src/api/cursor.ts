import { createHash } from 'node:crypto';
import { PublicError } from '../domain/errors.ts';
import { parseItemId, parseTransactionId } from '../domain/ids.ts';
import type { ItemCursor } from '../store/statements/items/list-items.ts';
import type { TransactionCursor } from '../store/statements/transactions/list-transactions-of-user.ts';

/** The form that PostgreSQL gives a timestamptz in a session whose zone is UTC, or any other zone. */
const TIMESTAMP =
  /^(\d{4,5})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;

/** The place of rows whose date is none: behind all others. */
const NEVER = '-infinity';

/** PostgreSQL would refuse a day that no calendar has, and that would look like a fault of ours. */
export function isTimestamp(text: string): boolean {
  if (text === NEVER) return true;
  const [, year, month, day] = (TIMESTAMP.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Where a list ended that is ordered by time alone. @throws {PublicError} invalid_cursor */
export function decodeTimeCursor(text: string): string {
  const date = Buffer.from(text, 'base64url').toString('utf8');
  if (!isTimestamp(date)) throw new PublicError('invalid_cursor', { field: 'after' });
  return date;
}

export const encodeTimeCursor = (date: string): string => Buffer.from(date).toString('base64url');

/** Tells filters apart, whatever the order in which they were given. */
export const digestOf = (filter: object): string => {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return createHash('sha256').update(JSON.stringify(given.sort())).digest('base64url').slice(0, 12);
};

/** Opaque to callers, and of use with the same filters alone. */
export function encodeItemCursor(
  { at, id }: { readonly at: string; readonly id: string },
  filter: object,
): string {
  return Buffer.from(`${at}|${id}|${digestOf(filter)}`).toString('base64url');
}

/** @throws {PublicError} invalid_cursor, cursor_mismatch */
export function decodeItemCursor(text: string, filter: object): ItemCursor {
  const [at = '', rest, digest] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const id = parseItemId(rest);
  if (id === undefined || !isTimestamp(at)) throw new PublicError('invalid_cursor', { field: 'after' });
  if (digest !== digestOf(filter)) throw new PublicError('cursor_mismatch', { field: 'after' });
  return { at, id };
}

/** The same for a list that is ordered by a number of its own. */
export function encodeNumberCursor(number: string, filter: object): string {
  return Buffer.from(`${number}|${digestOf(filter)}`).toString('base64url');
}

/** @throws {PublicError} invalid_cursor, cursor_mismatch */
export function decodeNumberCursor(text: string, filter: object): string {
  const [number = '', digest] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!/^\d{1,18}$/.test(number)) throw new PublicError('invalid_cursor', { field: 'after' });
  if (digest !== digestOf(filter)) throw new PublicError('cursor_mismatch', { field: 'after' });
  return number;
}

const DAY = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const AMOUNT = /^-?\d{1,1000}(\.\d{1,1000})?$/;

/** Opaque to callers, and of use with the same filters and the same order alone. */
export function encodeCursor(
  { date, id, ownDay = '', amount = '' }: TransactionCursor,
  filter: object,
): string {
  return Buffer.from(`${date}|${id}|${ownDay}|${amount}|${digestOf(filter)}`).toString('base64url');
}

/** @throws {PublicError} invalid_cursor, cursor_mismatch */
export function decodeCursor(text: string, filter: object): TransactionCursor {
  const [date = '', rest, ownDay = '', amount = '', digest] = Buffer.from(text, 'base64url')
    .toString('utf8')
    .split('|');
  const id = parseTransactionId(rest);
  const isDay = ownDay === '' || (DAY.test(ownDay) && isTimestamp(`${ownDay} 00:00:00+00`));
  const isAmount = amount === '' || AMOUNT.test(amount);
  if (id === undefined || !isTimestamp(date) || !isDay || !isAmount || digest === undefined)
    throw new PublicError('invalid_cursor', { field: 'after' });
  if (digest !== digestOf(filter)) throw new PublicError('cursor_mismatch', { field: 'after' });
  return { date, id, ...(ownDay !== '' && { ownDay }), ...(amount !== '' && { amount }) };
}
