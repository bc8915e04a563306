import { describe, expect, it } from 'vitest';
import { splitRows } from './split-rows.ts';

const split = (text: string): string[] | undefined => splitRows(Buffer.from(text));

describe('the rows of a page', () => {
  it.each([
    ['none', '{"results":[],"next":null}', []],
    ['one', '{"results":[{"id":1}]}', ['{"id":1}']],
    [
      'several, with spaces between',
      ' { "results" : [ {"a":[1,2]} , {"b":{}} ] , "next":"x" }',
      ['{"a":[1,2]}', '{"b":{}}'],
    ],
    ['after other members', '{"page":1,"of":["results",[1]],"results":[{"id":1}]}', ['{"id":1}']],
    ['none of an object within', '{"of":{"results":[1]},"results":[2]}', ['2']],
    [
      'with brackets, quotes and commas in texts',
      '{"results":[{"a":"],[\\"}{,"},"é,"]}',
      ['{"a":"],[\\"}{,"}', '"é,"'],
    ],
    ['with amounts to the letter', '{"results":[{"amount":1.10e2}]}', ['{"amount":1.10e2}']],
  ])('are found: %s', (_, page, rows) => {
    expect(split(page)).toEqual(rows);
  });

  it('are found however deep one of them is nested', () => {
    const deep = `{"x":${'['.repeat(300_000)}${']'.repeat(300_000)}}`;
    expect(split(`{"results":[{"id":1},${deep},{"id":2}]}`)).toEqual(['{"id":1}', deep, '{"id":2}']);
  });

  it.each(['', '[]', '{"next":null}', '{"results":null}', '{"results":[{"id":1}', '{"results":[{"id":"1]}'])(
    'are not found in %s',
    (page) => {
      expect(split(page)).toBeUndefined();
    },
  );
});
