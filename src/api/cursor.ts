import { PublicError } from '../domain/errors.ts';
import { parseTransactionId } from '../domain/ids.ts';
import type { TransactionCursor } from '../store/sql/list-transactions.ts';

/** The form that PostgreSQL gives a timestamptz in a session whose zone is UTC, or any other zone. */
const TIMESTAMP =
  /^(\d{4,5})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;

/** The place of rows whose date is none: behind all others. */
const NEVER = '-infinity';

/** PostgreSQL would refuse a day that no calendar has, and that would look like a fault of ours. */
function isTimestamp(text: string): boolean {
  if (text === NEVER) return true;
  const [, year, month, day] = (TIMESTAMP.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Opaque to callers: where the page before ended. */
export function encodeCursor({ date, id }: TransactionCursor): string {
  return Buffer.from(`${date}|${id}`).toString('base64url');
}

/** The same for a list that is ordered by time alone. @throws {PublicError} invalid_cursor */
export function decodeTimeCursor(text: string): string {
  const date = Buffer.from(text, 'base64url').toString('utf8');
  if (!isTimestamp(date)) throw new PublicError('invalid_cursor', { field: 'after' });
  return date;
}

export const encodeTimeCursor = (date: string): string => Buffer.from(date).toString('base64url');

/** @throws {PublicError} invalid_cursor */
export function decodeCursor(text: string): TransactionCursor {
  const [date = '', rest] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const id = parseTransactionId(rest);
  if (id === undefined || !isTimestamp(date)) throw new PublicError('invalid_cursor', { field: 'after' });
  return { date, id };
}
