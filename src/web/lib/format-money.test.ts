import { describe, expect, it } from 'vitest';
import type { Decimal } from './decimal.ts';
import { formatMoney } from './format-money.ts';

/** Intl puts no-break spaces between sign, currency and number; which one differs between versions. */
const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const reais = (amount: Decimal, locale = 'pt-BR'): string =>
  spaced(formatMoney(amount, { locale, currencyCode: 'BRL' }));

describe('formatMoney', () => {
  it('writes an amount as its country does', () => {
    expect(reais('1234.5')).toBe('R$ 1.234,50');
    expect(reais('1234.5', 'en')).toBe('R$1,234.50');
  });

  it('keeps amounts that a float cannot hold', () => {
    expect(reais('9007199254740993.07')).toBe('R$ 9.007.199.254.740.993,07');
  });

  it('rounds the decimal number, not its nearest float', () => {
    expect(reais('1.005')).toBe('R$ 1,01'); // as a float it is 1.00499…
  });

  it('writes the direction of a movement', () => {
    const moved = (amount: Decimal): string =>
      spaced(formatMoney(amount, { locale: 'pt-BR', currencyCode: 'BRL', sign: 'always' }));
    expect(moved('12.50')).toBe('+R$ 12,50');
    expect(moved('-12.50')).toBe('−R$ 12,50');
    expect(moved('0.00')).toBe('R$ 0,00');
  });

  it('never shows a minus on zero', () => {
    expect(reais('-0.001')).toBe('R$ 0,00');
  });

  it('shows an amount whose currency is no ISO code', () => {
    expect(formatMoney('10', { locale: 'en', currencyCode: 'POINTS' })).toBe('10.00 POINTS');
  });
});
