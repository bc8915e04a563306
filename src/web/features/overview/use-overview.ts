import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getCashFlow } from './api/get-cash-flow.ts';
import { getUpcoming } from './api/get-upcoming.ts';

/** Below the transactions' key: what changes those changes these. */
export function useCashFlow(userId: string, from: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'cash-flow', from],
    queryFn: ({ signal }) => getCashFlow(api, userId, from, signal),
  });
}

export function useUpcoming(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'upcoming'],
    queryFn: ({ signal }) => getUpcoming(api, userId, signal),
  });
}
