import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import type { ApiClient } from '../../lib/api-client.ts';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { type CategorySum, getCategorySums } from './api/get-category-sums.ts';

/** @param month YYYY-MM */
export const sumsOfMonth = (
  api: ApiClient,
  userId: string,
  month: string,
): UseQueryOptions<CategorySum[]> => ({
  queryKey: [...queryKeys.summaries(userId), 'categories', month],
  queryFn: ({ signal }) => inTurn(() => getCategorySums(api, userId, month, signal), signal),
});

/** What was spent on what in a month. @param month YYYY-MM */
export function useCategorySums(userId: string, month: string) {
  const api = useApi();
  return useQuery(sumsOfMonth(api, userId, month));
}
