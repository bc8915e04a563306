import * as z from 'zod/mini';
import { transaction } from '../../../../contract/shapes/transaction.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readRow = row(transaction, 'id', 'signedAmount');

const readRows = z.object({ results: rows(readRow) });

/** A transaction of an account. */
export type AccountTransaction = z.infer<typeof readRow>;

/** The latest that have happened, newest first. */
export async function getLatestRows(
  api: ApiClient,
  userId: string,
  accountId: string,
  limit: number,
  signal?: AbortSignal,
): Promise<AccountTransaction[]> {
  const query = { accountId, limit, upcoming: 'false' };
  const options = { query, ...(signal && { signal }) };
  return (await api.get(`${userPath(userId)}/transactions`, readRows, options)).results;
}

/** All from a day on, those to come included. */
export const getRowsSince = (
  api: ApiClient,
  userId: string,
  accountId: string,
  dateFrom: string,
  signal?: AbortSignal,
): Promise<AccountTransaction[]> =>
  allPages(api, `${userPath(userId)}/transactions`, readRow, {
    query: { accountId, dateFrom },
    ...(signal && { signal }),
  });
