import * as z from 'zod/mini';
import { transaction } from '../../../../contract/shapes/transaction.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

/** Of a row only its id is sure: whatever else a bank sends, the others are shown. */
const readTransaction = row(transaction, 'id');

const readPage = z.object({ results: rows(readTransaction), next: z.nullable(z.string()) });

export type Transaction = z.infer<typeof readTransaction>;
export type TransactionPage = z.infer<typeof readPage>;

export interface TransactionQuery {
  accountId: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  search: string;
  limit: number;
  /** Of a closed account, whose rows come only when asked for. */
  includeDeleted: 'true' | null;
  /** Cursor of the page before; null for the first page. */
  after: string | null;
}

export function getTransactions(
  api: ApiClient,
  userId: string,
  query: TransactionQuery,
  signal?: AbortSignal,
): Promise<TransactionPage> {
  const options = { query: { ...query }, ...(signal && { signal }) };
  return api.get(`${userPath(userId)}/transactions`, readPage, options);
}
