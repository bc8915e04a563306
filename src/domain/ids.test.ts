import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccountId, parseItemId, parseTransactionId, parseUserId } from './ids.ts';

const ID = '5a4d0b0c-0000-4000-8000-00000000abcd';

describe('ids of Pluggy', () => {
  it.each([parseItemId, parseAccountId, parseTransactionId])('are UUIDs, in lower case', (parse) => {
    expect(parse(ID.toUpperCase())).toBe(ID);
    for (const no of [
      '',
      'x',
      `${ID}0`,
      ` ${ID}`,
      `${ID}\n`,
      `{${ID}}`,
      ID.replaceAll('-', ''),
      1,
      null,
      undefined,
      [ID],
    ]) {
      expect(parse(no)).toBeUndefined();
    }
  });
});

describe('a user id', () => {
  it.each([
    'a',
    'ana@example.com',
    ' ana ',
    '+5511999999999',
    'São João',
    '🙂',
    'x'.repeat(200),
    '🙂'.repeat(200),
    '...',
    '.a',
    '%2e%2e',
    'a\u200b',
    '👩\u200d💻',
    'क्\u200dष',
  ])('may be %j, and stays as it is', (text) => {
    expect(parseUserId(text)).toBe(text);
  });

  it.each([
    '',
    ' ',
    '\t',
    '\u00a0',
    'a\0',
    'a\nb',
    'a\u007f',
    'a\u009f',
    '\ud800',
    'a\udc00b',
    'x'.repeat(201),
    '🙂'.repeat(201),
    '.',
    '..',
    '\u200b',
    '\u200b \ufeff\u2060',
    '\u00ad',
    '\u3164',
    '\u115f\u1160\uffa0',
    '\u2800',
    '\u180e',
    '\u034f',
    '\u2028',
    '\ufe0f',
    '\u{e0001}\u{e0020}',
  ])('must not be %j', (text) => {
    expect(parseUserId(text)).toBeUndefined();
  });

  it('is a text', () => {
    for (const value of [1, null, undefined, {}, ['ana']]) expect(parseUserId(value)).toBeUndefined();
  });

  it('is never one that PostgreSQL or a path could not carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 220 }), (text) => {
        const userId = parseUserId(text);
        if (userId === undefined) return;
        expect(decodeURIComponent(encodeURIComponent(userId))).toBe(text);
        expect(Buffer.from(userId).toString()).toBe(text);
        expect(userId).not.toContain('\0');
      }),
    );
  });
});
