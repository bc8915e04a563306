import { expect, it } from 'vitest';
import { inShort, productStandings } from './product-standings.ts';

const product = (name: string, state: string, over: object = {}) => ({ product: name, state, ...over });

it('says of each product what became of it, in one order', () => {
  const products = [
    product('loans', 'failed', { doneAt: '2026-11-20T10:00:00Z' }),
    product('accounts', 'done', { asOf: '2026-11-27T10:00:00Z', doneAt: '2026-11-27T10:05:00Z' }),
    product('investments', 'quota_used_up', { quotaResetsAt: '2026-12-01T03:00:00Z' }),
    product('identity', 'not_offered'),
  ];
  expect(productStandings({ sync: { products } })).toEqual([
    { product: 'accounts', state: 'read', at: '2026-11-27T10:00:00Z' },
    { product: 'investments', state: 'quota', at: '2026-12-01T03:00:00Z' },
    { product: 'loans', state: 'failed', at: '2026-11-20T10:00:00Z' },
    { product: 'identity', state: 'notOffered', at: null },
  ]);
});

it('shows a state that it does not know as not read, and hides no other', () => {
  const products = [
    product('accounts', 'new_state'),
    product('bills', 'done'),
    product('new_product', 'done'),
  ];
  expect(productStandings({ sync: { products } }).map(({ state }) => state)).toEqual(['unread', 'read']);
  expect(productStandings({ sync: null })).toEqual([]);
});

it('counts what was read of what the bank offers, and names what is wrong together, the worst first', () => {
  const products = [
    product('accounts', 'done'),
    product('transactions', 'withheld'),
    product('bills', 'failed'),
    product('investments', 'withheld'),
    product('loans', 'not_offered'),
  ];
  const { read, offered, wrong } = inShort(productStandings({ sync: { products } }));
  expect([read, offered]).toEqual([1, 4]);
  expect(wrong.map((one) => one.products)).toEqual([['bills'], ['transactions', 'investments']]);
});

it('says nothing of each where all of it is wrong', () => {
  const products = [product('accounts', 'withheld'), product('bills', 'withheld')];
  expect(inShort(productStandings({ sync: { products } }))).toEqual({ read: 0, offered: 2, wrong: [] });
});
