import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExactNumber } from './exact-number.ts';
import { toJson } from './to-json.ts';

it('writes what JSON.stringify writes, whatever stands in texts and names', () => {
  const text = fc.string({ unit: 'binary' });
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(text, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (any) => {
      expect(toJson([any])).toBe(JSON.stringify([any]));
    }),
  );
});

it('writes out halves of surrogate pairs and control characters as JSON does', () => {
  for (const text of ['\ud83d', '\udc00x', 'a\u0000b', 'tab\t', '\u2028', '"', '\\', 'ação 😀'])
    expect(toJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
});

it('writes every digit of an exact number', () => {
  expect(toJson({ amount: new ExactNumber('12345678901234567890.10') })).toBe(
    '{"amount":12345678901234567890.10}',
  );
});
