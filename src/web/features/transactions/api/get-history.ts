import * as z from 'zod/mini';
import { transactionVersion } from '../../../../contract/shapes/history.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readHistory = z.object({ versions: rows(row(transactionVersion, 'id', 'from')) });

export type TransactionVersion = z.infer<typeof readHistory>['versions'][number];

/** Every value that a transaction had, the newest first. */
export async function getHistory(
  api: ApiClient,
  userId: string,
  id: string,
  signal?: AbortSignal,
): Promise<TransactionVersion[]> {
  const path = `${userPath(userId)}/transactions/${encodeURIComponent(id)}/history`;
  return (await api.get(path, readHistory, signal ? { signal } : {})).versions;
}
