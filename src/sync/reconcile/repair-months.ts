import type { AccountId, TransactionId } from '../../domain/ids.ts';
import { listTransactionsBetween } from '../../store/statements/transactions/list-transactions-between.ts';
import { MAX_ABSENT, type SweepEdge } from '../../store/statements/transactions/write-transactions.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { fetchPages } from '../transactions/fetch-pages.ts';
import { edgeAfter } from '../transactions/page-edge.ts';
import { readRows } from '../transactions/read-rows.ts';
import { writePage } from '../transactions/write-page.ts';
import { boundsOf, type MonthSpan } from './month-differences.ts';

/**
 * Reads the transactions of some months once more and makes the table equal to them. Rows that are here and not among
 * them are asked for by id before they are hidden, as in a complete read.
 */
export async function repairMonths(run: SyncRun, accountId: AccountId, span: MonthSpan): Promise<void> {
  const { database, documents, clock, userId, fence, progress, absence } = run;
  const { from, to, dateFrom, dateTo } = boundsOf(span);
  const ask = async (absent: readonly TransactionId[]): Promise<void> => {
    if (absence.mayBeBelieved('transactions') && absent.length > 0)
      await readRows(run, accountId, absent, { reason: 'not_listed' });
  };
  let edge: SweepEdge = { oldest: to, atOldest: [] };
  for await (const page of fetchPages(run, accountId, { dateFrom, dateTo })) {
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const after = edgeAfter(page.body, edge);
    const span = { from: edge, downTo: after.oldest };
    const written = await writePage(database, page.body, target, { span });
    progress.addPage({ ...written, received: 0 }); // they were counted when they were compared
    await ask(written.absent);
    // days are read beyond the span: rows there say nothing about what lies within
    edge = after;
  }
  if (!absence.mayBeBelieved('transactions')) return;
  // what lies between the oldest row that Pluggy has of these months and their beginning
  const end = edge.oldest ?? to;
  await ask(
    await listTransactionsBetween(database, accountId, { from, to: end, except: edge.atOldest }, MAX_ABSENT),
  );
}
