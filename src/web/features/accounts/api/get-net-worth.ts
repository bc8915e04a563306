import * as z from 'zod/mini';
import { netWorth } from '../../../../contract/shapes/summary.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readNetWorth = z.object({ results: rows(row(netWorth, 'period')) });

export type NetWorthOfMonth = z.infer<typeof readNetWorth>['results'][number];

/** What the person had and owed at the end of each of the last twelve months, the oldest first. */
export async function getNetWorth(
  api: ApiClient,
  userId: string,
  signal?: AbortSignal,
): Promise<NetWorthOfMonth[]> {
  const path = `${userPath(userId)}/summary/net-worth`;
  return (await api.get(path, readNetWorth, signal ? { signal } : {})).results;
}
