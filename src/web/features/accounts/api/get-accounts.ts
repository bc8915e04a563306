import * as z from 'zod/mini';
import { account, accountTotal } from '../../../../contract/shapes/account.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

/** Of an account only its id is sure: whatever else a bank sends, the others are shown. */
const readAccount = row(account, 'id');

const readTotal = row(accountTotal, 'currencyCode', 'bank', 'credit');

const readAccounts = z.object({ accounts: rows(readAccount), totals: rows(readTotal) });

export type Account = z.infer<typeof readAccount>;
export type Total = z.infer<typeof readTotal>;

export interface Accounts {
  accounts: Account[];
  /** Those that the bank closed: their past can be read. */
  closed: Account[];
  totals: Total[];
}

export async function getAccounts(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Accounts> {
  const options = { query: { includeDeleted: 'true' }, ...(signal && { signal }) };
  const { accounts, totals } = await api.get(`${userPath(userId)}/accounts`, readAccounts, options);
  const isClosed = ({ closedAt }: Account): boolean => typeof closedAt === 'string';
  return {
    accounts: accounts.filter((account) => !isClosed(account)),
    closed: accounts.filter(isClosed),
    totals,
  };
}
