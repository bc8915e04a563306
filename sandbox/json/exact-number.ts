/** Text that is JSON already, written as it is. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * A decimal number as text, written to JSON digit by digit: money never passes through a float.
 * The text must already be a valid JSON number.
 */
export class ExactNumber extends RawJson {}

/** Cents (an integer) as a decimal number without trailing zeros: -4250 → -42.5. */
export function fromCents(cents: number): ExactNumber {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return new ExactNumber(`${sign}${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}`);
}
