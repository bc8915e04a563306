import { describe, expect, it } from 'vitest';
import { readProductFacts } from './product.ts';

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
