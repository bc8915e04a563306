import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PublicError } from '../domain/errors.ts';
import { parseTransactionId } from '../domain/ids.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const ID = '00000000-0000-4000-8000-00000000000a';
const id = parseTransactionId(ID);
const forge = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it.each([
    '2026-11-22 12:00:00+00',
    '2026-11-22 12:00:00.123456+00',
    '2026-11-22 09:00:00-03',
    '1914-01-01 00:00:00-03:06:28',
    '2024-02-29 23:59:59.9+05:30',
    '0001-01-01 00:00:00+00',
    '12026-01-01 00:00:00+00',
  ])('of a row dated %s comes back as it was', (date) => {
    if (id === undefined) throw new Error('the id of this test is none');
    const cursor = encodeCursor({ date, id }, {});
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor, {})).toEqual({ date, id });
  });

  it.each([
    '',
    '2026-02-29 00:00:00+00',
    '2026-00-10 00:00:00+00',
    '2026-04-31 00:00:00+00',
    '2026-04-00 00:00:00+00',
    '2026-04-30 24:00:00+00',
    '2026-04-30 23:60:00+00',
    '2026-04-30 23:00:60+00',
    '2026-04-30 23:00:00+16',
    '2026-04-30 23:00:00',
    '0000-04-30 23:00:00+00',
    '2026-04-30T23:00:00+00',
    'infinity',
    "2026-04-30 23:00:00+00'; --",
  ])('is refused with the date %j', (date) => {
    expect(() => decodeCursor(forge(`${date}|${ID}|||`), {})).toThrow(PublicError);
  });

  it.each([
    '',
    'x',
    '|',
    `2026-04-30 23:00:00+00|`,
    `2026-04-30 23:00:00+00|${ID}x`,
    `2026-04-30 23:00:00+00`,
  ])('is refused when it holds %j', (text) => {
    expect(() => decodeCursor(forge(text), {})).toThrow(PublicError);
  });

  it('holds the day and the amount of its row, and is good for its own filters alone', () => {
    if (id === undefined) throw new Error('the id of this test is none');
    const place = { date: '2026-11-22 12:00:00+00', id, ownDay: '2026-11-03', amount: '-149.93' };
    const cursor = encodeCursor(place, { sort: 'amount', tag: 'casa' });
    expect(decodeCursor(cursor, { tag: 'casa', sort: 'amount', search: undefined })).toEqual(place);
    for (const other of [{}, { sort: 'amount' }, { sort: '-amount', tag: 'casa' }])
      expect(() => decodeCursor(cursor, other)).toThrow(expect.objectContaining({ code: 'cursor_mismatch' }));
  });

  it.each([
    ['2026-02-30', ''],
    ['0000-01-01', ''],
    ['', '1e5'],
    ['', 'NaN'],
  ])('is refused with the day %j and the amount %j', (ownDay, amount) => {
    const cursor = forge(`2026-11-22 12:00:00+00|${ID}|${ownDay}|${amount}|x`);
    expect(() => decodeCursor(cursor, {})).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });

  it('is refused by its code, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor(text, {})).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
      }),
    );
  });
});
