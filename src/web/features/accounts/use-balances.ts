import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getBalances } from './api/get-balances.ts';

/** What an account had over time. */
export function useBalances(userId: string, accountId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.accounts(userId), 'balances', accountId],
    queryFn: ({ signal }) => getBalances(api, userId, accountId, signal),
  });
}
