import type { Decimal } from './decimal.ts';

/** An exact number as the reader writes it, with as many places as it has, up to eight. */
export function formatNumber(value: Decimal, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 8 }).format(value);
}

/** "12,5%". @param percent in percent, as Pluggy sends the rates of investments: 12.5 */
export function formatPercent(percent: Decimal, locale: string): string {
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(percent)}%`;
}

/** The same of a fraction, as Pluggy sends the rates of loans: 0.125 is "12,5%". */
export function formatFraction(fraction: Decimal, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(fraction);
}
