import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { isAwaited } from '../../lib/is-awaited.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { type Completeness, getCompleteness } from './api/get-completeness.ts';
import type { Item } from './api/get-items.ts';

/**
 * The service counts every row for it, so it is asked once at the start and then whenever a sync has ended, rather than
 * at each change. Where it cannot be had the page says nothing of it.
 */
export function useCompleteness(
  userId: string,
  items: readonly Item[],
): { readonly completeness: Completeness | undefined; readonly isAwaited: boolean } {
  const api = useApi();
  const { language } = useI18n();
  const ends = items.map(({ sync }) => sync?.finishedAt ?? '').join();
  const answer = useQuery({
    queryKey: [...queryKeys.completeness(userId), language, ends],
    queryFn: ({ signal }) => getCompleteness(api, userId, signal),
    enabled: items.some(({ sync }) => sync?.finishedAt),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  return { completeness: answer.data, isAwaited: answer.isLoading && isAwaited(answer) };
}
