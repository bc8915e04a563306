import { describe, expect, it } from 'vitest';
import type { Account } from './api/get-accounts.ts';
import { limitUses } from './limits.ts';

const card = (id: string, balance: `${number}`, over: Partial<Account> = {}): Account => ({
  id,
  itemId: 'bank',
  type: 'CREDIT',
  currencyCode: 'BRL',
  balance,
  creditData: { creditLimit: '5000', availableCreditLimit: '3500.50' },
  ...over,
});

describe('limits of cards', () => {
  it('has one that two cards share once, with what both use', () => {
    const uses = limitUses([card('a', '1000'), card('b', '499.50')]);
    expect(uses).toEqual([
      { limit: '5000', used: '1499.50', available: '3500.50', currencyCode: 'BRL', accountIds: ['a', 'b'] },
    ]);
  });

  it('keeps cards apart that only have equal limits, or that are of two banks', () => {
    const equal = limitUses([card('a', '1499.50'), card('b', '1499.50')]);
    expect(equal.map(({ accountIds, used }) => [accountIds, used])).toEqual([
      [['a'], '1499.50'],
      [['b'], '1499.50'],
    ]);
    expect(limitUses([card('a', '1000'), card('b', '499.50', { itemId: 'other' })])).toHaveLength(2);
  });

  it('leaves out what has no limit, and what is no card', () => {
    expect(limitUses([card('a', '1', { creditData: null }), card('b', '1', { type: 'BANK' })])).toEqual([]);
  });
});
