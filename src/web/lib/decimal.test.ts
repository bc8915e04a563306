import { describe, expect, it } from 'vitest';
import { type Decimal, isDecimal, negate, signOf } from './decimal.ts';

describe('isDecimal', () => {
  it.each(['0', '-12.50', '9007199254740993.07', '1e3', '5E-7'])('takes %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });
  it.each(['', 'abc', '1,5', '1.', 'NaN', 12.5, null])('refuses %s', (value) => {
    expect(isDecimal(value)).toBe(false);
  });
});

describe('signOf', () => {
  it.each<[Decimal, string]>([
    ['-0.001', 'negative'],
    ['-0.00', 'zero'],
    ['0', 'zero'],
    ['0e5', 'zero'],
    ['0.05', 'positive'],
    ['1e-9', 'positive'],
  ])('of %s is %s', (value, sign) => {
    expect(signOf(value)).toBe(sign);
  });
});

it('negates without touching a digit', () => {
  expect(negate('9007199254740993.07')).toBe('-9007199254740993.07');
  expect(negate('-0.10')).toBe('0.10');
});
