import { useQueries, useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import type { ApiClient } from '../../lib/api-client.ts';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { getCategorySums } from './api/get-category-sums.ts';

const ofMonth = (api: ApiClient, userId: string, month: string) => ({
  queryKey: [...queryKeys.summaries(userId), 'categories', month],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    inTurn(() => getCategorySums(api, userId, month, signal), signal),
});

/** What was spent on what in a month. @param month YYYY-MM */
export function useCategorySums(userId: string, month: string) {
  const api = useApi();
  return useQuery(ofMonth(api, userId, month));
}

/** The same of several months, each as soon as it is there. */
export function useCategoryMonths(userId: string, months: readonly string[]) {
  const api = useApi();
  return useQueries({ queries: months.map((month) => ofMonth(api, userId, month)) });
}
