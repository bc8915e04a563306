import { describe, expect, it } from 'vitest';
import { compareDecimals, shareOf, sumOf } from './decimal-sum.ts';

describe('exact sums', () => {
  it('adds up what a float would lose', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf(['9007199254740993.07', '0.01'])).toBe('9007199254740993.08');
    expect(sumOf(['83710.799999999999000001', '-0.799999999999000001'])).toBe('83710.000000000000000000');
  });

  it('knows signs, exponents, and the empty sum', () => {
    expect(sumOf(['-0.05', '0.01'])).toBe('-0.04');
    expect(sumOf(['1.5e3', '25e-2'])).toBe('1500.25');
    expect(sumOf([])).toBe('0');
  });

  it('compares at any length', () => {
    expect(compareDecimals('10', '9.99')).toBe(1);
    expect(compareDecimals('-10', '9.99')).toBe(-1);
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(compareDecimals('9007199254740993.07', '9007199254740993.08')).toBe(-1);
  });

  it('draws no share of nothing, and never more than all', () => {
    expect(shareOf('25', '100')).toBe(0.25);
    expect(shareOf('250', '100')).toBe(1);
    expect(shareOf('-3', '100')).toBe(0);
    expect(shareOf('25', '0')).toBeNull();
  });
});
