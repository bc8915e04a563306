import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getTransactions } from './api/get-transactions.ts';
import { NO_FILTER, toQuery } from './filter.ts';

/** The last that has happened; no part of a list that goes on. */
export function useLatest(userId: string, limit: number) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'latest', limit],
    queryFn: async ({ signal }) => {
      const asked = {
        ...toQuery(NO_FILTER),
        upcoming: 'false',
        sort: '-date',
        includeDeleted: null,
        limit,
        after: null,
      } as const;
      return (await getTransactions(api, userId, asked, signal)).results;
    },
  });
}
