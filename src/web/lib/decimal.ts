/**
 * A decimal number as the text it arrived in. Amounts stay text from the answer to the screen, because a
 * float cannot hold most of them.
 */
export type Decimal = `${number}`;

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'string' && DECIMAL.test(value);
}

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
