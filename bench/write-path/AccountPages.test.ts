import { expect, it } from 'vitest';
import { parseAccountId } from '../../src/domain/ids.ts';
import { type AccountPages, inLanes } from './AccountPages.ts';

function account(number: number, pages: number): AccountPages {
  const accountId = parseAccountId(`00000000-0000-4000-8000-00000000000${number}`);
  if (accountId === undefined) throw new Error('not an id');
  return {
    accountId,
    pages: Array.from({ length: pages }, () => ({ body: Buffer.alloc(1), next: null, release: () => {} })),
  };
}

it('deals whole accounts out evenly', () => {
  const accounts = [account(1, 3), account(2, 2), account(3, 2), account(4, 1)];
  const lanes = inLanes(accounts, 2);
  expect(lanes.map((lane) => lane.reduce((sum, { pages }) => sum + pages.length, 0))).toEqual([4, 4]);
  expect(lanes.flat()).toHaveLength(4);
});

it('refuses a connection that would have nothing to do', () => {
  expect(() => inLanes([account(1, 3)], 2)).toThrow('not enough for 2');
});
