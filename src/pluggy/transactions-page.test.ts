import { expect, test } from 'vitest';
import { cursorFromNext } from './cursor-from-next.ts';
import { PluggyInvalidAnswerError } from './pluggy-errors.ts';
import { readTransactionsPage } from './transactions-page.ts';

const line = { method: 'GET', path: '/v2/transactions' } as const;
const read = (body: string, hasKnownEnd = true): string | null => {
  const answer = {
    status: 200,
    retryAfter: undefined,
    body: Buffer.from(body),
    hasKnownEnd,
    release: () => {},
  };
  return readTransactionsPage(answer, line, undefined).next;
};

/** Text that looks like the end of a page, as JSON puts it inside a row. */
const decoy = JSON.stringify({
  id: 't',
  memo: '],"next":"?after=decoy"}',
  tags: [],
  more: { next: '?after=decoy' },
});

test.each([
  ['next at the end', `{"results":[${decoy}],"next":"?after=right"}`],
  ['next at the end, with spaces', `{ "results" : [ ${decoy} ] ,\n "next" : "?after=right" }\n`],
  ['next at the start', `{"next":"?after=right","results":[${decoy}]}`],
  ['no row', '{"results":[],"next":"?after=right"}'],
  ['an escaped URL', '{"results":[],"next":"https:\\/\\/api.example\\/v2?accountId=a\\u0026after=right"}'],
  ['a field more', `{"results":[${decoy}],"next":"?after=right","total":1}`],
  ['results in the middle', `{"page":1,"results":[${decoy}],"next":"?after=right"}`],
  [
    'a decoy in an object at the end',
    `{"next":"?after=right","results":[],"links":{"a":[],"next":"?after=decoy"}}`,
  ],
])('finds the cursor with %s', (_name, body) => {
  expect(read(body)).toBe('right');
});

test.each([
  `{"results":[${decoy}],"next":null}`,
  `{"next":null,"results":[${decoy}]}`,
  `{"results":[${decoy}]}`,
  `{"results":[],"next":""}`,
])('%s is the last page', (body) => {
  expect(read(body)).toBeNull();
});

test('rows are not parsed to find the cursor', () => {
  expect(read('{"results":[this is no JSON],"next":"?after=right"}')).toBe('right');
});

test('a very long cursor is found all the same', () => {
  const cursor = 'x'.repeat(10_000);
  expect(read(`{"results":[],"next":"?after=${cursor}"}`)).toBe(cursor);
});

test.each([
  '{"results":[{"id":"t"},{"id":"u","tags":[',
  '{"results":[{"id":"t","tags":[]}',
  '{"results":{},"next":null}',
  '{"next":null}',
  '{"foo":[],"next":null}',
  '{"results":[],"next":7}',
  '[]',
  'null',
  '<html></html>',
  '',
])('%j is not a page', (body) => {
  expect(() => read(body)).toThrow(PluggyInvalidAnswerError);
});

test('a body whose end HTTP does not tell is parsed: cut at the right place it looks whole', () => {
  const cut = '{"next":null,"results":[{"id":"t","tags":[]}';
  expect(() => read(cut, false)).toThrow(PluggyInvalidAnswerError);
});

test.each([
  ['?accountId=a&after=abc%3D', 'abc='],
  ['accountId=a&after=abc', 'abc'],
  ['https://evil.example/x?after=abc#after=other', 'abc'],
  ['?after=a+b/c==', 'a+b/c=='],
  ['?after=100%', '100%'],
  ['?before=abc', undefined],
  ['?after=', undefined],
  ['https://api.example/after=abc', undefined],
])('the cursor of %j is %j', (next, cursor) => {
  expect(cursorFromNext(next)).toBe(cursor);
});
