import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getLatestRows } from './api/get-account-rows.ts';

const SHOWN = 10;

/** The last that happened on an account. */
export function useLatestRows(userId: string, accountId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'latest', accountId],
    queryFn: ({ signal }) => getLatestRows(api, userId, accountId, SHOWN, signal),
  });
}
