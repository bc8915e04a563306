import * as z from 'zod/mini';
import { categorySum } from '../../../../contract/shapes/summary.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readSums = z.object({ results: rows(row(categorySum, 'amount', 'transactions')) });

export type CategorySum = z.infer<typeof readSums>['results'][number];

/** What went out, less what came in, by category and currency. @param month YYYY-MM */
export async function getCategorySums(
  api: ApiClient,
  userId: string,
  month: string,
  signal?: AbortSignal,
): Promise<CategorySum[]> {
  const options = { query: { from: month, to: month }, ...(signal && { signal }) };
  return (await api.get(`${userPath(userId)}/summary/categories`, readSums, options)).results;
}
