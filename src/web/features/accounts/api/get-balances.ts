import * as z from 'zod/mini';
import { balance } from '../../../../contract/shapes/account.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readBalance = row(balance, 'at');

const readBalances = z.object({ results: rows(readBalance) });

/** What an account's figures were from one reading on. */
export type Balance = z.infer<typeof readBalance>;

/** A line of more steps than this has fewer pixels than steps. */
const MOST = 500;

/** The newest ones, newest first. */
export async function getBalances(
  api: ApiClient,
  userId: string,
  accountId: string,
  signal?: AbortSignal,
): Promise<Balance[]> {
  const path = `${userPath(userId)}/accounts/${encodeURIComponent(accountId)}/balances`;
  const query = { limit: MOST, includeDeleted: 'true' };
  return (await api.get(path, readBalances, { query, ...(signal && { signal }) })).results;
}
