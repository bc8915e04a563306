import { describe, expect, it } from 'vitest';
import { cutPage } from './page-pieces.ts';

const join = (text: string, pieceBytes: number): string[] =>
  cutPage(Buffer.from(text), pieceBytes).map((parts) => Buffer.concat(parts).toString());

const rowsOf = (texts: readonly string[]): unknown[] =>
  texts.flatMap((text) => (JSON.parse(text) as { results: unknown[] }).results);

const row = (index: number): object => ({
  id: String(index),
  description: `Padaria "},{\\"x" ${'ã'.repeat(index % 7)}`,
  paymentData: index % 3 === 0 ? null : { payer: { name: '},{ "},{"a":1' } },
});

describe('a page in pieces', () => {
  it.each([1, 50, 333, 4_000])('has every row once and in order, with pieces of %i bytes', (pieceBytes) => {
    const rows = Array.from({ length: 60 }, (_, index) => row(index));
    for (const page of [
      { results: rows, next: null },
      { total: 60, results: rows, next: '/v2/transactions?after=x' },
    ]) {
      const pieces = join(JSON.stringify(page), pieceBytes);
      expect(rowsOf(pieces)).toEqual(rows);
      expect(pieces.length).toBeGreaterThan(pieceBytes > 1_000 ? 0 : 5);
    }
  });

  it('keeps what follows the rows in the last one', () => {
    const pieces = join('{"results":[{"a":1},{"a":2}],"next":"x"}', 1);
    expect(pieces.map((text) => JSON.parse(text))).toEqual([
      { results: [{ a: 1 }] },
      { results: [{ a: 2 }], next: 'x' },
    ]);
  });

  it.each([
    ['a row that names results', '{"results":[{"a":1},{"results":[{"b":1},{"c":2}]}]}'],
    ['results twice', '{"results":[{"a":1},{"a":2}],"results":[{"a":3},{"a":4}]}'],
    ['no rows', '{"results":[],"next":null}'],
    ['white space', '{ "results" : [ {"a":1}, {"a":2} ] }'],
    ['no JSON', '<html>'],
    ['nothing', ''],
  ])('stays whole where it could be misread: %s', (_, text) => {
    expect(join(text, 1)).toEqual([text]);
  });

  it.each([
    ['within a list of a row', '{"results":[{"list":[{"x":1},{"y":2}]},{"a":2}]}'],
    ['within two lists', '{"results":[{"a":[[{"x":1},{"y":2}],[{"x":1},{"y":2}]]},{"a":2}]}'],
    ['in a text', '{"results":[{"a":"},{"},{"a":"},{"}]}'],
  ])('is no JSON where it was cut %s, so that it is never half a row', (_, text) => {
    expect(() => rowsOf(join(text, 1))).toThrow(SyntaxError);
  });
});
