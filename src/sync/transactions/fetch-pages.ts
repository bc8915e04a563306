import type { AccountId } from '../../domain/ids.ts';
import { PluggyCursorError } from '../../pluggy/pluggy-errors.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import type { SyncRun } from '../run/SyncRun.ts';

const PAGES = { method: 'GET', path: '/v2/transactions' } as const;

type FetchPage = (after?: string) => Promise<TransactionsPage>;

/**
 * All pages of an account's transactions, newest first, from the cursor `after` on when it is given. The first one is asked for
 * at once, whenever the caller comes to look at it. The next page is fetched while the caller writes the one it was given;
 * never more than that one is ahead, so memory does not grow with the account.
 */
export function fetchPages(
  { client, ahead }: Pick<SyncRun, 'client' | 'ahead'>,
  accountId: AccountId,
  filter: {
    readonly createdAtFrom?: Date;
    readonly after?: string;
    /** Days, both included; not together with `createdAtFrom`. */
    readonly dateFrom?: string;
    readonly dateTo?: string;
  } = {},
): AsyncGenerator<TransactionsPage, void, void> {
  const { dateFrom, dateTo, createdAtFrom } = filter;
  const query = {
    ...(createdAtFrom === undefined ? {} : { createdAtFrom: createdAtFrom.toISOString() }),
    ...(dateFrom === undefined ? {} : { dateFrom }),
    ...(dateTo === undefined ? {} : { dateTo }),
  };
  const fetchPage: FetchPage = (after) =>
    ahead.begin((signal) =>
      client.getTransactionsPage(accountId, after === undefined ? query : { ...query, after }, { signal }),
    );
  return pagesFrom(fetchPage(filter.after), fetchPage);
}

async function* pagesFrom(
  first: Promise<TransactionsPage>,
  fetchPage: FetchPage,
): AsyncGenerator<TransactionsPage, void, void> {
  let page = await first;
  const seen = new Set<string>();
  while (page.next !== null) {
    // a few thousand for the largest account
    if (seen.has(page.next)) throw new PluggyCursorError(PAGES, 'the pages go in a circle');
    seen.add(page.next);
    const following = fetchPage(page.next);
    yield page;
    page = await following;
  }
  yield page;
}
