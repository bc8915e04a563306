import { type Decimal, isDecimal } from '../../contract/shapes/values.ts';

export { type Decimal, isDecimal };

/** Works on the digits: a tiny amount such as -0.001 is still money out. */
export function signOf(value: Decimal): 'negative' | 'zero' | 'positive' {
  const mantissa = value.split(/e/i)[0] ?? '';
  if (!/[1-9]/.test(mantissa)) return 'zero';
  return mantissa.startsWith('-') ? 'negative' : 'positive';
}

export function negate(value: Decimal): Decimal {
  const text = value.startsWith('-') ? value.slice(1) : `-${value}`;
  return isDecimal(text) ? text : value;
}
