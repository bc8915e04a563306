import type { AccountId } from '../../domain/ids.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/**
 * All pages of an account's transactions, newest first, from the cursor `after` on when it is given. The next page is fetched while the caller writes the one
 * it was given; never more than that one is ahead, so memory does not grow with the account.
 */
export async function* fetchPages(
  { client, signal }: Pick<SyncRun, 'client' | 'signal'>,
  accountId: AccountId,
  filter: {
    readonly createdAtFrom?: Date;
    readonly after?: string;
    /** Days, both included; not together with `createdAtFrom`. */
    readonly dateFrom?: string;
    readonly dateTo?: string;
  } = {},
): AsyncGenerator<TransactionsPage, void, void> {
  const { dateFrom, dateTo } = filter;
  const fetchPage = (after?: string): Promise<TransactionsPage> =>
    client.getTransactionsPage(
      accountId,
      {
        ...(filter.createdAtFrom === undefined ? {} : { createdAtFrom: filter.createdAtFrom.toISOString() }),
        ...(dateFrom === undefined ? {} : { dateFrom }),
        ...(dateTo === undefined ? {} : { dateTo }),
        ...(after === undefined ? {} : { after }),
      },
      { signal },
    );
  let page = await fetchPage(filter.after);
  while (page.next !== null) {
    const following = fetchPage(page.next);
    following.catch(() => {}); // looked at below; until then it must not count as unhandled
    yield page;
    page = await following;
  }
  yield page;
}
