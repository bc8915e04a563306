import { expect, it } from 'vitest';
import { formatFraction, formatNumber, formatPercent } from './format-rate.ts';

it('writes quantities and rates as the reader does', () => {
  expect(formatNumber('1234.5', 'pt-BR')).toBe('1.234,5');
  expect(formatPercent('110', 'pt-BR')).toBe('110%');
  expect(formatPercent('12.345', 'en')).toBe('12.35%');
  expect(formatFraction('0.2287', 'pt-BR')).toBe('22,87%');
});
