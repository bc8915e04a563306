import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

/** What is read by one call or page by page, and of what: an item, an account, an investment. */
type Source = readonly [
  name: 'investments' | 'loans' | 'consents' | 'identity' | 'bills' | 'investmentTransactions',
  parentId: string,
];

function fetchFrom({ client }: SyncRun, [name, parentId]: Source): FetchPage {
  switch (name) {
    case 'identity':
      return (_, options) => client.getIdentity(parentId, options);
    case 'bills':
      return (page, options) => client.getBills(parentId, page, options);
    case 'investmentTransactions':
      return (page, options) => client.getInvestmentTransactions(parentId, page, options);
    default:
      return (page, options) => client.getList(name, parentId, page, options);
  }
}

/** Pluggy's lists, as one run reads them: the first page of one may be under way before it is its turn. */
export class Lists {
  readonly #run: SyncRun;
  readonly #begun = new Map<string, Promise<RawAnswer>>();

  constructor(run: SyncRun) {
    this.#run = run;
  }

  /** Asks for the first page now. */
  begin(...source: Source): void {
    const fetchPage = fetchFrom(this.#run, source);
    this.#begun.set(
      source.join(),
      this.#run.ahead.begin((signal) => fetchPage(1, { signal })),
    );
  }

  /** The pages of a list. What was asked for ahead answers once: who reads the list again gets another answer. */
  pagesOf(...source: Source): FetchPage {
    const fetchPage = fetchFrom(this.#run, source);
    return (page, options) => {
      const begun = page === 1 ? this.#begun.get(source.join()) : undefined;
      this.#begun.delete(source.join());
      return begun ?? fetchPage(page, options);
    };
  }
}
