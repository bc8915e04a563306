import { describe, expect, it } from 'vitest';
import type { Investment } from './api/get-investments.ts';
import { positionsOf } from './positions.ts';

const investment = (
  id: string,
  type: string,
  balance: `${number}` | null,
  over: Partial<Investment> = {},
) => ({
  id,
  type,
  balance,
  currencyCode: 'BRL',
  ...over,
});

describe('what somebody holds', () => {
  it('adds up by kind and in all, the largest first', () => {
    const { totals, groups } = positionsOf([
      investment('a', 'EQUITY', '100.10', { amountProfit: '1.10' }),
      investment('b', 'FIXED_INCOME', '900.90', { amountProfit: '-0.20' }),
      investment('c', 'EQUITY', '200.20', { amountProfit: '2' }),
    ]);
    expect(totals).toEqual([{ currencyCode: 'BRL', balance: '1201.20', profit: '2.90' }]);
    expect(groups.map(({ kind, balance }) => [kind, balance])).toEqual([
      ['FIXED_INCOME', '900.90'],
      ['EQUITY', '300.30'],
    ]);
    expect(groups[1]?.investments.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('says no yield where one of them does not tell its own', () => {
    const { totals } = positionsOf([
      investment('a', 'EQUITY', '100', { amountProfit: '1' }),
      investment('b', 'EQUITY', '100'),
    ]);
    expect(totals[0]?.profit).toBeNull();
  });

  it('keeps currencies apart, and an odd one in the list', () => {
    const { totals, groups } = positionsOf([
      investment('a', 'ETF', '10', { currencyCode: 'USD' }),
      investment('b', 'ETF', '20'),
      investment('c', 'ETF', null, { amount: null }),
    ]);
    expect(totals.map(({ currencyCode }) => currencyCode)).toEqual(['BRL', 'USD']);
    expect(groups.flatMap(({ investments }) => investments.map(({ id }) => id))).toEqual(['b', 'c', 'a']);
  });

  it('leaves out of the sums what was withdrawn', () => {
    const { totals, ended } = positionsOf([
      investment('a', 'ETF', '10', { status: 'TOTAL_WITHDRAWAL' }),
      investment('b', 'ETF', '20'),
    ]);
    expect(totals[0]?.balance).toBe('20');
    expect(ended.map(({ id }) => id)).toEqual(['a']);
  });
});
