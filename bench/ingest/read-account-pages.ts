import { type AccountId, parseAccountId } from '../../src/domain/ids.ts';
import type { TransactionsPage } from '../../src/pluggy/transactions-page.ts';
import { readPages } from '../../src/sync/read-pages.ts';
import { type IngestBench, withService } from './IngestBench.ts';

export interface AccountPages {
  readonly accountId: AccountId;
  readonly pages: readonly TransactionsPage[];
}

/** All pages of the item's stored accounts, in memory, as Pluggy's client hands them to the sync. */
export function readAccountPages(bench: IngestBench): Promise<AccountPages[]> {
  return withService(bench, async ({ database, client }) => {
    const { rows } = await database.query<{ id: string }>('select id from pluggy.accounts order by id');
    const context = { client, signal: new AbortController().signal };
    const accounts: AccountPages[] = [];
    for (const { id } of rows) {
      const accountId = parseAccountId(id);
      if (accountId === undefined) throw new Error('a stored account has no proper id');
      const pages: TransactionsPage[] = [];
      for await (const page of readPages(context, accountId)) pages.push(page);
      accounts.push({ accountId, pages });
    }
    return accounts;
  });
}

export function bytesOf(accounts: readonly AccountPages[]): number {
  return accounts.flatMap(({ pages }) => pages).reduce((sum, { body }) => sum + body.length, 0);
}
