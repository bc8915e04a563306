import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../lib/ApiProvider.tsx';
import { sumsOfMonth } from './use-category-sums.ts';

/** What was spent on what in several months, each as soon as it is there. @param months YYYY-MM */
export function useCategoryMonths(userId: string, months: readonly string[]) {
  const api = useApi();
  return useQueries({ queries: months.map((month) => sumsOfMonth(api, userId, month)) });
}
