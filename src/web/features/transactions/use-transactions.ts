import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getTransactions, type TransactionQuery } from './api/get-transactions.ts';

/** A page that was left is kept this long, for a quick way back; not longer, so that memory stays flat. */
const LEFT_PAGE_MS = 30_000;

export function useTransactions(userId: string, query: TransactionQuery) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), query],
    queryFn: ({ signal }) => getTransactions(api, userId, query, signal),
    placeholderData: keepPreviousData,
    gcTime: LEFT_PAGE_MS,
  });
}
