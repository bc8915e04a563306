import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { getCashFlow } from './api/get-cash-flow.ts';

export function useCashFlow(userId: string, from: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.summaries(userId), 'cash-flow', from],
    queryFn: ({ signal }) => inTurn(() => getCashFlow(api, userId, from, signal), signal),
  });
}
