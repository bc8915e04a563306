import { PublicError } from '../domain/errors.ts';
import { digestOf, isTimestamp } from './cursor.ts';

/** What a place in a list is made of, in the order of the list. */
const FORMS = {
  time: isTimestamp,
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  number: (text: string) => /^\d{1,18}$/.test(text),
  text: (text: string) => text !== '' && text.length <= 400 && !text.includes('\0') && text.isWellFormed(),
} as const;

type Form = keyof typeof FORMS;

/**
 * The cursors of one list: opaque to callers, and of use with the same list and filters alone.
 * @param list the operation's id
 * @param forms what a row's place is made of
 */
export const placesOf = <const Forms extends readonly Form[]>(list: string, forms: Forms) => ({
  /** @param place null: there is no further page */
  encode: (place: { readonly [Index in keyof Forms]: string } | null, filter: object): string | null =>
    place === null
      ? null
      : Buffer.from(JSON.stringify([digestOf({ list, ...filter }), ...place])).toString('base64url'),

  /** @throws {PublicError} invalid_cursor, cursor_mismatch */
  decode: (
    text: string | undefined,
    filter: object,
  ): { readonly [Index in keyof Forms]: string } | undefined => {
    if (text === undefined) return undefined;
    const [digest, ...place] = parse(text);
    const fits =
      place.length === forms.length &&
      forms.every((form, index) => {
        const part = place[index];
        return typeof part === 'string' && FORMS[form](part);
      });
    if (typeof digest !== 'string' || !/^[\w-]{12}$/.test(digest))
      throw new PublicError('invalid_cursor', { field: 'after' });
    if (digest !== digestOf({ list, ...filter }))
      throw new PublicError('cursor_mismatch', { field: 'after' });
    if (!fits) throw new PublicError('invalid_cursor', { field: 'after' });
    return place as { readonly [Index in keyof Forms]: string };
  },
});

function parse(text: string): unknown[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
