import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { getUpcoming } from './api/get-upcoming.ts';

/** What is to come within so many days, today among them. */
export function useUpcoming(userId: string, days: number) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.summaries(userId), 'upcoming', days],
    queryFn: ({ signal }) => inTurn(() => getUpcoming(api, userId, days, signal), signal),
  });
}
