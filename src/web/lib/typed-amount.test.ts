import { expect, it } from 'vitest';
import { typedAmount } from './typed-amount.ts';

it.each([
  ['49,90', '49.90'],
  ['49.9', '49.9'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1.234', '1234'],
  ['R$ 1 000', '1000'],
  ['007', '7'],
  ['12345678901234567,89', '12345678901234567.89'],
  ['1.234.567', '1234567'],
  ['12.3456', null],
  ['1234.567', null],
  ['1.234,567', null],
  ['0.123', null],
  ['', null],
  ['-5', null],
  ['dez', null],
  ['1e3', null],
])('%s is %s', (typed, amount) => {
  expect(typedAmount(typed)).toBe(amount);
});
