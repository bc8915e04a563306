import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getInvestments, getMovements } from './api/get-investments.ts';

export function useInvestments(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.items(userId), 'investments'],
    queryFn: ({ signal }) => getInvestments(api, userId, signal),
  });
}

export function useMovements(userId: string, investmentId: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...queryKeys.items(userId), 'investments', investmentId],
    queryFn: ({ pageParam, signal }) => getMovements(api, userId, investmentId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
  });
}
