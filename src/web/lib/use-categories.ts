import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { categoryName } from '../i18n/category-name.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useApi } from './ApiProvider.tsx';
import { getCategories } from './get-categories.ts';
import { isAwaited } from './is-awaited.ts';

export interface CategoryChoice {
  id: string;
  /** In the reader's language. */
  name: string;
  /** Null: it is at the top. */
  parentId: string | null;
}

function useAnswer(): UseQueryResult<Awaited<ReturnType<typeof getCategories>>> {
  const api = useApi();
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => getCategories(api, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Whether they may still come; what is ordered by them waits for that. */
export const useAreCategoriesAwaited = (): boolean => isAwaited(useAnswer());

/** Pluggy's categories by name; none where they cannot be had, which takes nothing else away. */
export function useCategories(): readonly CategoryChoice[] {
  const { language } = useI18n();
  const { data } = useAnswer();
  return useMemo(
    () =>
      (data ?? [])
        .map(({ id, description, parentId }) => ({
          id,
          name: categoryName(id, description, language) ?? id,
          parentId: parentId ?? null,
        }))
        .sort((one, other) => one.name.localeCompare(other.name, language)),
    [data, language],
  );
}

/** Case and accents do not count. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const SHORTEST = 3;

/** The categories whose names begin, word by word, like what is searched for. */
export function findCategories(categories: readonly CategoryChoice[], search: string): CategoryChoice[] {
  const wanted = plain(search.trim());
  if (wanted.length < SHORTEST) return [];
  return categories.filter(({ name }) => ` ${plain(name)}`.includes(` ${wanted}`)).slice(0, 3);
}
