import type { AccountId, TransactionId } from '../../domain/ids.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import {
  MAX_ABSENT,
  type PageSpan,
  type SweepEdge,
} from '../../store/statements/transactions/write-transactions.ts';
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
}

/** A page that is committed, with all pages before it. */
export interface SweptPage {
  readonly next: string | null;
  readonly edge: SweepEdge;
  /** Rows that Pluggy sent with it. */
  readonly rows: number;
  readonly changed: boolean;
  /** False when more rows had vanished than one sweep can tell. */
  readonly complete: boolean;
}

interface SpannedPage {
  readonly page: TransactionsPage;
  readonly span: PageSpan;
  readonly edge: SweepEdge;
}

/** Tells of each page, from its end, which instants it covers. */
async function* withSpans(
  pages: AsyncIterable<TransactionsPage>,
  { edge: start, downTo }: SweepStart,
): AsyncGenerator<SpannedPage, void, void> {
  let from = start;
  for await (const page of pages) {
    const edge = edgeAfter(page.body, from);
    yield { page, span: { from, downTo: page.next === null ? downTo : edge.oldest }, edge };
    from = edge;
  }
}

/**
 * Writes pages of an account, newest first, and makes the table equal to them: rows that Pluggy no longer has are
 * found page by page, asked for by id once more, and hidden only if Pluggy says again that they are gone.
 */
export async function* sweepPages(
  run: SyncRun,
  accountId: AccountId,
  pages: AsyncIterable<TransactionsPage>,
  start: SweepStart,
): AsyncGenerator<SweptPage, void, void> {
  const { database, documents, clock, userId, fence, progress, absence } = run;
  const { isNewAccount } = start;
  const write = async ({ page, span, edge }: SpannedPage): Promise<[SpannedPage, WrittenPage]> => {
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const written = await writePage(database, page.body, target, { span, isNewAccount });
    page.release();
    return [{ page, span, edge }, written];
  };
  for await (const [{ page, edge }, written] of inOrder(withSpans(pages, start), PAGES_AT_ONCE, write)) {
    progress.addPage(written);
    const absent = absence.mayBeBelieved('transactions') ? (written.absent as TransactionId[]) : [];
    const moved = absent.length > 0 && (await readRows(run, accountId, absent, 'not_listed'));
    yield {
      next: page.next,
      edge,
      rows: written.received - written.merged,
      changed: moved || written.created + written.updated > 0,
      complete: absent.length < MAX_ABSENT || !absence.mayBeBelieved('transactions'),
    };
  }
}
