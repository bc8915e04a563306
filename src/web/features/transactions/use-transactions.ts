import { hashKey, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../lib/ApiProvider.tsx';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { type AskedList, getTransactionSums, getTransactions } from './api/get-transactions.ts';
import type { AskedRows } from './filter.ts';
import { MOST_PAGES_READ_AGAIN, watchChanges } from './watch-changes.ts';

const ROWS_PER_PAGE = 100;

/** A list that was left is kept this long, for a quick way back; not longer, so that memory stays flat. */
const LEFT_LIST_MS = 60_000;

export function useTransactionList(userId: string, asked: AskedList) {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = [...queryKeys.transactions(userId), 'list', asked];
  const pages = queries.getQueryData<{ pages: unknown[] }>(queryKey)?.pages.length ?? 0;
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      getTransactions(api, userId, { ...asked, limit: ROWS_PER_PAGE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: pages <= MOST_PAGES_READ_AGAIN,
    gcTime: LEFT_LIST_MS,
  });
  const [hasChanged, setChanged] = useState(false);
  const hash = hashKey(queryKey);
  useEffect(() => watchChanges(queries.getQueryCache(), hash, setChanged), [queries, hash]);
  const isOld = pages > MOST_PAGES_READ_AGAIN && hasChanged;
  return { list, isOld, showChanges: () => void queries.resetQueries({ queryKey, exact: true }) };
}

export function useTransactionSums(userId: string, asked: AskedRows & { upcoming: 'true' | 'false' }) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'sums', asked],
    queryFn: ({ signal }) => inTurn(() => getTransactionSums(api, userId, asked, signal), signal),
    gcTime: LEFT_LIST_MS,
  });
}
