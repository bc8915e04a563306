import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsFromEnd } from './rows-from-end.ts';

const read = (text: string): unknown[] => [...rowsFromEnd(Buffer.from(text))];

describe('the rows of a page, last one first', () => {
  it('are those of the page, whatever stands in them', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }), { maxLength: 6 });
    const cursors = fc.option(fc.string());
    fc.assert(
      fc.property(rows, cursors, fc.constantFrom(0, 1), (results, next, indent) => {
        const reversed = JSON.parse(JSON.stringify(results.toReversed()));
        expect(read(JSON.stringify({ results, next }, null, indent))).toEqual(reversed);
        expect(read(JSON.stringify({ next, results }, null, indent))).toEqual(reversed);
      }),
      { numRuns: 300 },
    );
  });

  it('are found behind texts that look like the ends of rows', () => {
    const rows = [
      { id: 'a', memo: '},{"id":"x"}],"next":null}' },
      { id: 'b', more: { list: [{ c: '{' }] } },
    ];
    expect(read(JSON.stringify({ results: rows, next: '?after=]' }))).toEqual(rows.toReversed());
  });

  it('are none in a page without rows, and in a text that is no page', () => {
    for (const text of ['{"results":[],"next":null}', '{"results":null}', '[]', 'null', 'not JSON', '']) {
      expect(read(text)).toEqual([]);
    }
  });
});
