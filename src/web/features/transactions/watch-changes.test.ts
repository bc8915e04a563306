import { hashKey, InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchChanges } from './watch-changes.ts';

const queryKey = ['list'];
let queries: QueryClient;
let isFailing: boolean;
let heard: boolean | null;
let ends: (() => void)[];

beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  isFailing = false;
  heard = null;
  ends = [() => queries.clear()];
});
afterEach(() => {
  for (const end of ends.reverse()) end();
});

const watch = (): (() => void) =>
  watchChanges(queries.getQueryCache(), hashKey(queryKey), (hasChanged) => {
    heard = hasChanged;
  });

/** A list as the page has it: with more than three pages it is not read again by itself. */
async function openList(pages: number) {
  const options = {
    queryKey,
    queryFn: async ({ pageParam }: { pageParam: number }) => {
      if (isFailing) throw new Error('down');
      return pageParam;
    },
    initialPageParam: 0,
    getNextPageParam: (page: number) => page + 1,
  };
  const list = new InfiniteQueryObserver(queries, { ...options, enabled: pages <= 3 });
  ends.push(list.subscribe(() => {}));
  ends.push(watch());
  await list.refetch();
  while ((list.getCurrentResult().data?.pages.length ?? 0) < pages) await list.fetchNextPage();
  return list;
}

it('a long list has changed until it is emptied, however many pages are read after it', async () => {
  const list = await openList(4);
  expect(heard).toBe(false);
  await queries.invalidateQueries({ queryKey });
  expect(heard).toBe(true);
  await list.fetchNextPage();
  expect(heard).toBe(true);
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);

  // as who leaves the list finds it on the way back
  heard = null;
  ends.push(watch());
  expect(heard).toBe(true);
  await queries.resetQueries({ queryKey });
  expect(heard).toBe(false);
});

it('hears of a change that comes while a page is read', async () => {
  const list = await openList(4);
  const reading = list.fetchNextPage();
  await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  await reading;
  expect(heard).toBe(true);
});

it('a short list is read again, and with that the change is there', async () => {
  await openList(3);
  await queries.invalidateQueries({ queryKey });
  expect(heard).toBe(false);
});

it('a page that cannot be read is no change, and hides none that comes after it', async () => {
  const list = await openList(4);
  isFailing = true;
  await list.fetchNextPage();
  expect(heard).toBe(false);
  await queries.invalidateQueries({ queryKey });
  expect(heard).toBe(true);
});
