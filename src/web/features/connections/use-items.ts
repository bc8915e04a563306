import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { getItems } from './api/get-items.ts';

export function useItems(userId: string) {
  const api = useApi();
  const { language } = useI18n();
  return useQuery({
    // The service words its messages in the reader's language.
    queryKey: [...queryKeys.items(userId), language],
    queryFn: ({ signal }) => getItems(api, userId, signal),
    placeholderData: keepPreviousData,
  });
}
