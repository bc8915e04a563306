import * as z from 'zod/mini';
import { transactionSum } from '../../../../contract/shapes/summary.ts';
import { transaction } from '../../../../contract/shapes/transaction.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';
import type { AskedRows } from '../filter.ts';

/** Of a row only its id is sure: whatever else a bank sends, the others are shown. */
const readTransaction = row(transaction, 'id');

const readPage = z.object({ results: rows(readTransaction), next: z.nullable(z.string()) });

const readSums = z.object({
  results: rows(row(transactionSum, 'transactions', 'income', 'expenses', 'net')),
});

export type Transaction = z.infer<typeof readTransaction>;
export type TransactionPage = z.infer<typeof readPage>;
export type TransactionSum = z.infer<typeof readSums>['results'][number];

/** Which rows; `upcoming`: those after today alone, or all others. */
export interface AskedList extends AskedRows {
  upcoming: 'true' | 'false';
  sort: 'date' | '-date';
  /** Of a closed account, whose rows come only when asked for. */
  includeDeleted: 'true' | null;
}

/** @param after cursor of the page before; null for the first page */
export function getTransactions(
  api: ApiClient,
  userId: string,
  asked: AskedList & { limit: number; after: string | null },
  signal?: AbortSignal,
): Promise<TransactionPage> {
  const options = { query: { ...asked }, ...(signal && { signal }) };
  return api.get(`${userPath(userId)}/transactions`, readPage, options);
}

/** What the rows of a list moved, as the service added it up. */
export async function getTransactionSums(
  api: ApiClient,
  userId: string,
  asked: AskedRows & { upcoming: 'true' | 'false' },
  signal?: AbortSignal,
): Promise<TransactionSum[]> {
  const options = { query: { ...asked }, ...(signal && { signal }) };
  return (await api.get(`${userPath(userId)}/summary/transactions`, readSums, options)).results;
}

const transactionPath = (userId: string, id: string): string =>
  `${userPath(userId)}/transactions/${encodeURIComponent(id)}`;

export function getTransaction(
  api: ApiClient,
  userId: string,
  id: string,
  signal?: AbortSignal,
): Promise<Transaction> {
  const options = { query: { includeDeleted: 'true' }, ...(signal && { signal }) };
  return api.get(transactionPath(userId, id), readTransaction, options);
}

/** What a person says of a transaction; null takes it back. */
export interface Annotation {
  categoryId: string | null;
  note: string | null;
  tags: string[];
  ignored: boolean;
  date: string | null;
}

export function annotate(
  api: ApiClient,
  userId: string,
  id: string,
  said: Partial<Annotation>,
): Promise<void> {
  return api.patch(transactionPath(userId, id), said);
}

/** Says the same of up to 500 transactions: of all of them or of none. */
export async function annotateMany(
  api: ApiClient,
  userId: string,
  ids: readonly string[],
  change: Partial<Annotation>,
): Promise<void> {
  await api.post(`${userPath(userId)}/transactions/annotate`, z.unknown(), { ids, change });
}

/** Whether it is the pending row that `suggestedPredecessorId` names. */
export async function answerSuggestion(
  api: ApiClient,
  userId: string,
  id: string,
  accept: boolean,
): Promise<void> {
  await api.post(`${transactionPath(userId, id)}/predecessor`, readTransaction, { accept });
}
