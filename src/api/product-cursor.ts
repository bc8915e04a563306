import { PublicError } from '../domain/errors.ts';
import { parseItemId } from '../domain/ids.ts';
import type { ProductCursor } from '../store/statements/products/list-product-page.ts';
import { digestOf } from './cursor.ts';

const SEPARATOR = '|';

/** Opaque to callers, and of use with the same list and filters alone. */
export function encodeProductCursor({ at, itemId, id }: ProductCursor, filter: object): string {
  return Buffer.from([digestOf(filter), itemId, id, at].join(SEPARATOR)).toString('base64url');
}

/** @throws {PublicError} invalid_cursor, cursor_mismatch */
export function decodeProductCursor(text: string, filter: object): ProductCursor {
  const [digest, item, one, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(SEPARATOR);
  const [itemId, id, at] = [parseItemId(item), parseItemId(one), rest.join(SEPARATOR)];
  if (itemId === undefined || id === undefined || rest.length === 0 || at.includes('\0'))
    throw new PublicError('invalid_cursor', { field: 'after' });
  if (digest !== digestOf(filter)) throw new PublicError('cursor_mismatch', { field: 'after' });
  return { at, itemId, id };
}
