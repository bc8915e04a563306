import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Session } from './api/get-session.ts';
import { ownerOf, takeDown, usable } from './last-seen.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const SESSION: Session = {
  userId: 'ana',
  expiresAt: '2026-11-21T12:00:00.000Z',
  mode: 'live',
  widgetUrl: null,
  includeSandbox: false,
};

const kept = (at = NOW, session = SESSION) => takeDown(new QueryClient(), session, 'build-1', at);

it('only what the first look at a page needs is kept, and of long lists the beginning', () => {
  const queries = new QueryClient();
  const mine = ['user', 'ana'];
  const keys = [
    ['session'],
    ['user', 'bia', 'accounts'],
    [...mine, 'items', 'en'],
    [...mine, 'items', 'one', 'item-1', 'en'],
    [...mine, 'items', 'consents'],
    [...mine, 'accounts'],
    [...mine, 'transactions', 'one', 'row-1'],
    [...mine, 'transactions', 'latest', 5],
    ['access-log', 'ana'],
    ['completeness', 'ana', 'en'],
    ['categories'],
  ];
  for (const key of keys) queries.setQueryData(key, { of: key.join() });
  queries.setQueryData([...mine, 'transactions', 'list', {}], {
    pages: [1, 2, 3, 4],
    pageParams: [0, 1, 2, 3],
  });
  const { state } = takeDown(queries, SESSION, 'build-1', NOW);
  expect(state.queries.map(({ queryKey }) => queryKey.join())).toEqual([
    'user,ana,items,en',
    'user,ana,accounts',
    'user,ana,transactions,latest,5',
    'categories',
    'user,ana,transactions,list,[object Object]',
  ]);
  expect(state.queries.at(-1)?.state.data).toEqual({ pages: [1, 2], pageParams: [0, 1] });
  expect(state.mutations).toEqual([]);
});

it('it is shown by the same build, until the session ends, and for a week at most', () => {
  expect(usable(kept(), 'build-1', NOW + 1_000)).toEqual(kept());
  expect(usable(kept(), 'build-2', NOW)).toBeNull();
  expect(usable(kept(), 'build-1', NOW + DAY_MS)).toBeNull();
  const long = { ...SESSION, expiresAt: '2027-11-21T12:00:00.000Z' };
  expect(usable(kept(NOW, long), 'build-1', NOW + 7 * DAY_MS)).not.toBeNull();
  expect(usable(kept(NOW, long), 'build-1', NOW + 7 * DAY_MS + 1)).toBeNull();
  expect(usable(kept(NOW + 1, long), 'build-1', NOW)).toBeNull();
  for (const odd of [undefined, null, 'x', {}, { build: 'build-1', at: NOW }])
    expect(usable(odd, 'build-1', NOW)).toBeNull();
});

it('another session of the same person is another owner', () => {
  expect(ownerOf(SESSION)).toBe('ana 2026-11-21T12:00:00.000Z');
  expect(ownerOf({ ...SESSION, expiresAt: '2026-11-22T12:00:00.000Z' })).not.toBe(ownerOf(SESSION));
});
