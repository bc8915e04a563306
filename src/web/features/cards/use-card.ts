import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { inTurn } from '../../lib/in-turn.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { getBills } from './api/get-bills.ts';
import { getComing } from './api/get-coming.ts';

export function useBills(userId: string, accountId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.accounts(userId), 'bills', accountId],
    queryFn: ({ signal }) => getBills(api, userId, accountId, signal),
  });
}

/** What is to be paid within a year, of all cards. */
export function useComing(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.summaries(userId), 'cards'],
    queryFn: ({ signal }) => inTurn(() => getComing(api, userId, signal), signal),
  });
}
