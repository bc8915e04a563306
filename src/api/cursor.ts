import { PublicError } from '../domain/errors.ts';
import { parseTransactionId } from '../domain/ids.ts';
import type { TransactionCursor } from '../store/sql/list-transactions.ts';

/** The form that PostgreSQL gives a timestamptz in a session whose zone is UTC, or any other zone. */
const TIMESTAMP = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/;

/** Opaque to callers: where the page before ended. */
export function encodeCursor({ date, id }: TransactionCursor): string {
  return Buffer.from(`${date}|${id}`).toString('base64url');
}

/** @throws {PublicError} invalid_cursor */
export function decodeCursor(text: string): TransactionCursor {
  const [date = '', rest] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const id = parseTransactionId(rest);
  if (id === undefined || !TIMESTAMP.test(date)) throw new PublicError('invalid_cursor', { field: 'after' });
  return { date, id };
}
