import type { Decimal } from './decimal.ts';

export interface MoneyFormat {
  locale: string;
  currencyCode: string;
  /** `always` writes a plus too, so that the direction of the money never hangs on colour alone. */
  sign?: 'always' | 'negative';
}

/**
 * Formats an exact amount. The text goes into Intl as it is, which keeps every digit up to the rounding to
 * the currency's own number of decimals.
 */
export function formatMoney(
  amount: Decimal,
  { locale, currencyCode, sign = 'negative' }: MoneyFormat,
): string {
  const signDisplay = sign === 'always' ? 'exceptZero' : 'negative';
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currencyCode, signDisplay });
    return withMinus(format.format(amount));
  } catch {
    // Intl refuses what does not look like ISO 4217. A bank may send such a code; the amount still counts.
    const number = new Intl.NumberFormat(locale, { signDisplay, minimumFractionDigits: 2 }).format(amount);
    return withMinus(`${number} ${currencyCode}`.trim());
  }
}

/** The sign of that name, as wide as a plus, in place of the hyphen. */
const withMinus = (text: string): string => text.replace('-', '\u2212');

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
