import { describe, expect, it } from 'vitest';
import { cardLimit } from './card-limit.ts';

const line = (customizedLimitAmount: `${number}` | null, more: object = {}) => ({
  creditLineLimitType: 'LIMITE_CREDITO_TOTAL',
  identificationNumber: '4321',
  customizedLimitAmount,
  ...more,
});
const limit = (...lines: ReturnType<typeof line>[]) =>
  cardLimit({ number: '4321', creditData: { creditLimit: '5450', disaggregatedCreditLimits: lines } });

describe('the limit of a card', () => {
  it('is the one that the person chose, of the whole card and of this one', () => {
    expect(limit(line('2100'))).toBe('2100');
    expect(
      limit(line('900', { creditLineLimitType: 'LIMITE_CREDITO_MODALIDADE_OPERACAO' }), line('2100')),
    ).toBe('2100');
    expect(limit(line('300', { identificationNumber: '9999' }), line('2100'))).toBe('2100');
  });

  it('is what the bank granted where nobody chose one', () => {
    expect(limit()).toBe('5450');
    expect(limit(line(null))).toBe('5450');
    expect(cardLimit({ creditData: { creditLimit: '5450', disaggregatedCreditLimits: [] } })).toBe('5450');
    expect(cardLimit({ creditData: null })).toBeNull();
  });
});
