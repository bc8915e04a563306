import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getTransaction } from './api/get-transactions.ts';

/** One transaction. @param id null: none is asked for */
export function useTransaction(userId: string, id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: [...queryKeys.transactions(userId), 'one', id],
    queryFn: ({ signal }) => getTransaction(api, userId, id ?? '', signal),
    enabled: id !== null,
  });
}
