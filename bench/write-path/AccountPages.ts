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

/** Deals whole accounts out to so many writers, so that each has about the same number of pages. */
export function inLanes(accounts: readonly AccountPages[], lanes: number): readonly AccountPages[][] {
  if (lanes > accounts.length)
    throw new Error(`${accounts.length} accounts are not enough for ${lanes} connections`);
  const dealt = Array.from({ length: lanes }, () => ({ pages: 0, accounts: [] as AccountPages[] }));
  for (const account of accounts.toSorted((a, b) => b.pages.length - a.pages.length)) {
    const least = dealt.reduce((a, b) => (b.pages < a.pages ? b : a));
    least.accounts.push(account);
    least.pages += account.pages.length;
  }
  return dealt.map((lane) => lane.accounts);
}
