import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';

describe('JSON read exactly', () => {
  it.each([
    '12345678901234567890.12',
    '-0.10000000000000000001',
    '0.1',
    '1e-30',
    '99999999999999999999',
    '100',
    '0',
  ])('keeps the amount %s digit for digit', (amount) => {
    expect(parseExactJson(`{"amount":${amount},"deep":[{"balance":${amount}}]}`)).toEqual({
      amount,
      deep: [{ balance: amount }],
    });
  });

  it('leaves counts and the ids of connectors as numbers', () => {
    const text =
      '{"connector":{"id":201},"order":3,"creditCardMetadata":{"installmentNumber":1,"totalInstallments":10},"transactionsRead":1000}';
    expect(parseExactJson(text)).toEqual({
      connector: { id: 201 },
      order: 3,
      creditCardMetadata: { installmentNumber: 1, totalInstallments: 10 },
      transactionsRead: 1_000,
    });
  });

  it('does not round a count that is none', () => {
    expect(parseExactJson('{"id":12345678901234567890,"order":1.5}')).toEqual({
      id: '12345678901234567890',
      order: '1.5',
    });
  });

  it('leaves everything else as JSON has it', () => {
    const noNumbers = fc
      .jsonValue({ depthSize: 'medium' })
      .map((value) => JSON.stringify(value).replace(/(?<!["\w.-])-?\d[\d.eE+-]*/g, 'true'));
    fc.assert(
      fc.property(noNumbers, (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '{"a":01}', 'NaN', "{'a':1}"])
      expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });
});
