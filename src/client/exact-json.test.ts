import { expect, it } from 'vitest';
import { parseExact } from './exact-json.ts';

it('keeps every digit of an amount', () => {
  const text = '{"balance": 83710.799999999999000001, "rows": [-0.10, 1E-7, 0], "fee": 9007199254740993}';
  expect(parseExact(text)).toEqual({
    balance: '83710.799999999999000001',
    rows: ['-0.10', '1E-7', '0'],
    fee: '9007199254740993',
  });
});

it('leaves numbers inside of texts alone, whatever stands around them', () => {
  const value = {
    a: 'costs 1.50, "2" and \\ 3',
    'key 7': ' 8 ',
    nested: [{ b: '\u2028-1e5' }, null, true, ''],
  };
  expect(parseExact(JSON.stringify(value))).toEqual(value);
});

it('makes numbers of what counts, and of it alone', () => {
  const text =
    '{"sequence": 12, "id": 601, "installmentNumber": 3, "order": 4, "rows": 5, "name": "sequence", "x": 6}';
  expect(parseExact(text)).toEqual({
    ...{ sequence: 12, id: 601, installmentNumber: 3, order: '4', rows: '5', name: 'sequence', x: '6' },
  });
  expect(parseExact('{"rows": 5}', ['rows'])).toEqual({ rows: 5 });
});

it('keeps a count that no JavaScript number can be', () => {
  expect(parseExact('{"sequence": 12345678901234567890, "count": 1.5}')).toEqual({
    sequence: '12345678901234567890',
    count: '1.5',
  });
});

it('reads a text of a million characters', () => {
  const long = `${'x'.repeat(1_000_000)}\\" 5`;
  expect(parseExact(`{"description": "${long}", "amount": 1.10}`)).toMatchObject({ amount: '1.10' });
});

it('refuses what is no JSON', () => {
  for (const text of ['', '{', '{"a": 1,}', '<html>', '{"a": 01}', '{"a": "1}'])
    expect(() => parseExact(text), text).toThrow(SyntaxError);
});
