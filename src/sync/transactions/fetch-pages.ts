import type { AccountId } from '../../domain/ids.ts';
import { PluggyCursorError } from '../../pluggy/pluggy-errors.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { PagesWithoutEnd } from './PagesWithoutEnd.ts';

const PAGES = { method: 'GET', path: '/v2/transactions' } as const;

type FetchPage = (after?: string) => Promise<TransactionsPage>;

/**
 * How many pages of an account are there or on their way before it is their turn: while the pages of one account are called for
 * one after the other, those of the next accounts come in. Not more, so that memory does not grow with the account.
 */
const PAGES_AHEAD = 5;

/**
 * All pages of an account's transactions, newest first, from the cursor `after` on when it is given. The first ones are asked for
 * at once, whenever the caller comes to look at them, and further ones while the caller writes what it was given. A comparison
 * has one page ahead.
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
  return pagesOf(new PagesAhead(fetchPage, filter.after, ahead.width > 1 ? PAGES_AHEAD : 1));
}

/** Undefined: there is no such page. */
type Page = Promise<TransactionsPage | undefined>;

/** The next pages of an account, each asked for as soon as the one before it tells its cursor. */
class PagesAhead {
  readonly #fetchPage: FetchPage;
  readonly #pages: Page[] = [];
  /** Cursors that were followed: a few thousand for the largest account. */
  readonly #followed = new Set<string>();
  #last: Page;

  constructor(fetchPage: FetchPage, after: string | undefined, count: number) {
    this.#fetchPage = fetchPage;
    this.#last = fetchPage(after);
    this.#pages.push(this.#last);
    while (this.#pages.length < count) this.#askForNext();
  }

  /** The next page, in whose place another one is asked for. */
  async take(): Page {
    const page = await this.#pages.shift();
    this.#askForNext();
    return page;
  }

  /** @throws {PluggyCursorError} where it was there before */
  #follow(cursor: string): Page {
    if (this.#followed.has(cursor)) throw new PluggyCursorError(PAGES, 'the pages go in a circle');
    this.#followed.add(cursor);
    return this.#fetchPage(cursor);
  }

  #askForNext(): void {
    this.#last = this.#last.then((page) => (page?.next == null ? undefined : this.#follow(page.next)));
    this.#last.catch(() => {}); // whoever takes it meets its failure
    this.#pages.push(this.#last);
  }
}

async function* pagesOf(ahead: PagesAhead): AsyncGenerator<TransactionsPage, void, void> {
  const withoutEnd = new PagesWithoutEnd(PAGES);
  for (let page = await ahead.take(); page !== undefined; page = await ahead.take()) {
    withoutEnd.look(page.body);
    yield page;
  }
}
