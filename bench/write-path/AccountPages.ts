import type { AccountId } from '../../src/domain/ids.ts';
import type { TransactionsPage } from '../../src/pluggy/transactions-page.ts';

/** All pages of an account, in memory, as Pluggy's client hands them to the sync: newest first. */
export interface AccountPages {
  readonly accountId: AccountId;
  readonly pages: readonly TransactionsPage[];
}

export function bytesOf(accounts: readonly AccountPages[]): number {
  return accounts.flatMap(({ pages }) => pages).reduce((sum, { body }) => sum + body.length, 0);
}
