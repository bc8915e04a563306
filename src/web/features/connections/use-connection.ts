import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getConnection } from './api/get-connection.ts';

/** One connection; read again whenever connections are. */
export function useConnection(userId: string, itemId: string) {
  const api = useApi();
  const { language } = useI18n();
  return useQuery({
    queryKey: [...queryKeys.items(userId), 'one', itemId, language],
    queryFn: ({ signal }) => getConnection(api, userId, itemId, signal),
    placeholderData: keepPreviousData,
  });
}
