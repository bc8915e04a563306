import * as z from 'zod/mini';
import { cashFlow } from '../../../../contract/shapes/summary.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readCashFlow = z.object({ results: rows(row(cashFlow, 'period', 'income', 'expenses', 'net')) });

export type CashFlow = z.infer<typeof readCashFlow>['results'][number];

/** What came in and went out, by month. @param from YYYY-MM, included */
export async function getCashFlow(
  api: ApiClient,
  userId: string,
  from: string,
  signal?: AbortSignal,
): Promise<CashFlow[]> {
  const options = { query: { from }, ...(signal && { signal }) };
  return (await api.get(`${userPath(userId)}/summary/cash-flow`, readCashFlow, options)).results;
}
