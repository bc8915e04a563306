import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getAccounts } from './api/get-accounts.ts';

export function useAccounts(userId: string) {
  const api = useApi();
  return useQuery({
    queryKey: queryKeys.accounts(userId),
    queryFn: ({ signal }) => getAccounts(api, userId, signal),
  });
}
