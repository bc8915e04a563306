import type { AccountId, TransactionId } from '../../domain/ids.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import {
  MAX_ABSENT,
  type PageSpan,
  type SweepEdge,
} from '../../store/statements/transactions/write-transactions.ts';
import { isRoutine } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { inOrder } from './in-order.ts';
import { edgeAfter } from './page-edge.ts';
import { readRows } from './read-rows.ts';
import { type WrittenPage, writePage } from './write-page.ts';

/**
 * Pages of one account that are written side by side: while PostgreSQL works on one, the next is on its way. More
 * brought nothing on two cores (decision 0003).
 */
export const PAGES_AT_ONCE = 3;

export interface SweepStart {
  readonly edge: SweepEdge;
  /** The pages end there and not with the account; null: they go back to its beginning. */
  readonly downTo: string | null;
  /** Nothing was stored of the account when the read began. */
  readonly isNewAccount: boolean;
  /** Rows of which the caller wants to know whether they were met; none unless given. */
  readonly named?: ReadonlySet<TransactionId>;
}

/** A page that is committed, with all pages before it. */
export interface SweptPage {
  readonly next: string | null;
  readonly edge: SweepEdge;
  /** Rows that Pluggy sent with it. */
  readonly rows: number;
  readonly changed: boolean;
  /** New rows. */
  readonly created: number;
  /** Of the named rows those that the page has, or that it lacked and that were asked for. */
  readonly settled: readonly TransactionId[];
  /** False when more rows had vanished than one sweep can tell. */
  readonly complete: boolean;
}

interface SpannedPage {
  readonly page: TransactionsPage;
  readonly span: PageSpan;
  readonly edge: SweepEdge;
  /** Of the named rows those that it has. */
  readonly met: readonly TransactionId[];
}

/** Of these rows the ones that the page has, as Pluggy writes them; one that is written otherwise is asked for in vain. */
const metIn = (body: Buffer, named: ReadonlySet<TransactionId>): TransactionId[] =>
  [...named].filter((id) => body.includes(`"id":"${id}"`));

/** Tells of each page, from its end, which instants it covers. */
async function* withSpans(
  pages: AsyncIterable<TransactionsPage>,
  { edge: start, downTo, named = new Set() }: SweepStart,
): AsyncGenerator<SpannedPage, void, void> {
  let from = start;
  for await (const page of pages) {
    const edge = edgeAfter(page.body, from);
    const span = { from, downTo: page.next === null ? downTo : edge.oldest };
    yield { page, span, edge, met: metIn(page.body, named) };
    from = edge;
  }
}

/**
 * Writes pages of an account, newest first, and makes the table equal to them: rows that Pluggy no longer has are
 * found page by page, asked for by id once more, and hidden only if Pluggy says again that they are gone. In a routine run
 * a row that the page does have is asked for with them, and what an event said is gone is not asked for: see `readRows`.
 */
export async function* sweepPages(
  run: SyncRun,
  accountId: AccountId,
  pages: AsyncIterable<TransactionsPage>,
  start: SweepStart,
): AsyncGenerator<SweptPage, void, void> {
  const { database, documents, clock, userId, fence, progress, absence } = run;
  const { isNewAccount, named } = start;
  const write = async (spanned: SpannedPage): Promise<[SpannedPage, WrittenPage]> => {
    const { page, span } = spanned;
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const written = await writePage(database, page.body, target, { span, isNewAccount });
    page.release();
    return [spanned, written];
  };
  const goneBy = run.mode.kind === 'recent' ? run.mode.gone : undefined;
  for await (const [{ page, span, edge, met }, written] of inOrder(
    withSpans(pages, start),
    PAGES_AT_ONCE,
    write,
  )) {
    progress.addPage(written);
    const absent = absence.mayBeBelieved('transactions') ? (written.absent as TransactionId[]) : [];
    const witness = isRoutine(run.mode) ? edge.atOldest.at(-1) : undefined;
    // one page is all of the list: nothing moved between two of them
    const isWhole = span.from.oldest === null && page.next === null;
    const saidGone = witness !== undefined && isWhole ? goneBy : undefined;
    const question = { reason: 'not_listed', witness, saidGone } as const;
    const moved = absent.length > 0 && (await readRows(run, accountId, absent, question));
    yield {
      next: page.next,
      edge,
      rows: written.received - written.merged,
      changed: moved || written.created + written.updated > 0,
      created: written.created,
      settled: [...met, ...absent.filter((id) => named?.has(id))],
      complete: absent.length < MAX_ABSENT || !absence.mayBeBelieved('transactions'),
    };
  }
}
