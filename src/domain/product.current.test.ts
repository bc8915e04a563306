import { describe, expect, it } from 'vitest';
import { PRODUCTS, readProductFacts } from './product.ts';

const item = (connection: unknown, bank: unknown) => ({
  products: connection,
  connector: { products: bank },
});
const ALL = ['ACCOUNTS', 'TRANSACTIONS', 'INVESTMENTS'];
const SOME = ['ACCOUNTS', 'TRANSACTIONS'];

describe('a product is offered', () => {
  it.each([
    ['by both', item(ALL, ALL), true],
    ['by the bank, but the connection was made without it', item(SOME, ALL), false],
    ['by the connection, but not by the bank', item(ALL, SOME), false],
    ['by neither', item(SOME, SOME), false],
    ['by the bank, where nothing is said of the connection', item(null, ALL), true],
    ['by the connection, where nothing is said of the bank', item(ALL, undefined), true],
    ['where a list is empty, which says nothing', item([], ALL), true],
    ['where nothing is said', {}, true],
  ])('%s', (_, raw, isOffered) => {
    expect(readProductFacts(raw, 'investments').isOffered).toBe(isOffered);
    expect(readProductFacts(raw, 'accounts').isOffered).toBe(true);
  });
});

const FINE = { isUpdated: true, lastUpdatedAt: '2026-11-20T12:00:00.000Z', warnings: [] };
const FAILED = { isUpdated: false, lastUpdatedAt: null, warnings: [] };
const SPENT = { ...FAILED, warnings: [{ code: '423', message: 'used up' }] };
const ALL_FINE = { accounts: FINE, creditCards: FINE, transactions: FINE };

const partly = (statusDetail: unknown) => ({
  status: 'UPDATED',
  executionStatus: 'PARTIAL_SUCCESS',
  statusDetail,
});
const isCurrent = (item: object, product: (typeof PRODUCTS)[number]): boolean =>
  readProductFacts(item, product).isCurrent;

describe('what an item says of its products', () => {
  it('after a complete success all are current, after a failure none', () => {
    for (const product of PRODUCTS) {
      expect(isCurrent({ status: 'UPDATED', executionStatus: 'SUCCESS', statusDetail: null }, product)).toBe(
        true,
      );
      for (const item of [
        { status: 'LOGIN_ERROR', executionStatus: 'SUCCESS', statusDetail: ALL_FINE },
        { status: 'OUTDATED', executionStatus: 'ERROR' },
        { status: 'UPDATING', executionStatus: 'SUCCESS' },
        { status: 'UPDATED', executionStatus: 'UNKNOWN' },
        {},
      ])
        expect(isCurrent(item, product)).toBe(false);
    }
  });

  it('accounts and transactions stay current when another product failed', () => {
    const item = partly({ ...ALL_FINE, investments: SPENT });
    expect(isCurrent(item, 'accounts')).toBe(true);
    expect(isCurrent(item, 'transactions')).toBe(true);
    expect(isCurrent(item, 'investments')).toBe(false);
    expect(isCurrent(partly({ ...ALL_FINE, creditCards: null, loans: FAILED }), 'transactions')).toBe(true);
  });

  it.each(['accounts', 'creditCards', 'transactions'])(
    'neither is current when the %s failed or are used up',
    (part) => {
      for (const detail of [FAILED, SPENT, { ...FINE, warnings: SPENT.warnings }]) {
        const item = partly({ ...ALL_FINE, [part]: detail });
        expect(isCurrent(item, 'accounts')).toBe(false);
        expect(isCurrent(item, 'transactions')).toBe(false);
        expect(isCurrent({ ...item, executionStatus: 'SUCCESS' }, 'transactions')).toBe(false);
      }
    },
  );

  it.each([null, undefined, {}, ALL_FINE, { investments: SPENT }, { accounts: {}, investments: SPENT }])(
    'neither is current after a partial success that does not say what failed (%j)',
    (detail) => {
      expect(isCurrent(partly(detail), 'accounts')).toBe(false);
      expect(isCurrent(partly(detail), 'transactions')).toBe(false);
    },
  );

  it.each(['accounts', 'creditCards', 'transactions'])(
    'neither is current when a permission or an approval for the %s is missing',
    (part) => {
      for (const code of ['001', '002']) {
        const detail = { ...FINE, warnings: [{ code, message: 'less than all' }] };
        const item = {
          status: 'UPDATED',
          executionStatus: 'SUCCESS',
          statusDetail: { ...ALL_FINE, [part]: detail },
        };
        expect(isCurrent(item, 'accounts')).toBe(false);
        expect(isCurrent(item, 'transactions')).toBe(false);
        expect(isCurrent(item, 'loans')).toBe(true);
      }
    },
  );
});
