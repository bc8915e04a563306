import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { dismissRecurring, getPayment, getRecurring } from './api/get-recurring.ts';

export function useRecurring(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.summaries(userId), 'recurring'],
    queryFn: ({ signal }) => inTurn(() => getRecurring(api, userId, signal), signal),
  });
}

/** Takes a series from the list, or puts it back; what is upcoming follows. */
export function useDismissRecurring(userId: string, id: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (dismissed: boolean) => dismissRecurring(api, userId, id, dismissed),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.summaries(userId) }),
  });
}

/** Transactions by their ids, each as soon as it is there. */
export function usePayments(userId: string, ids: readonly string[]) {
  const api = useApi();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [...queryKeys.transactions(userId), 'payment', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => getPayment(api, userId, id, signal),
    })),
  });
}
