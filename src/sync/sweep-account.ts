import type { AccountId, TransactionId } from '../domain/ids.ts';
import { absenceIsBelieved } from '../domain/item.ts';
import { notifyChange } from '../store/sql/notify-change.ts';
import { recordSyncProgress } from '../store/sql/record-sync.ts';
import { recordSweep } from '../store/sql/upsert-accounts.ts';
import { MAX_ABSENT, type SweepEdge } from '../store/sql/write-transactions.ts';
import { readPages } from './read-pages.ts';
import { readRows } from './read-rows.ts';
import type { SyncContext } from './SyncContext.ts';
import { writePage } from './write-page.ts';

/** How often a person who watches sees the count move; each time is a write to the item's row. */
const PROGRESS_EVERY_MS = 1_000;

const START: SweepEdge = { oldest: null, atOldest: [] };

/** Shows the number of rows read so far, at most once a second. */
function progressReporter(context: SyncContext, accountId: AccountId): () => Promise<void> {
  let last = context.clock.now().getTime();
  return async () => {
    const now = context.clock.now().getTime();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    await recordSyncProgress(context.database, context.itemId, context.progress.report.read);
    await notifyChange(context.database, 'transactions', context, accountId);
  };
}

/**
 * Reads all transactions of an account and makes the table equal to them: rows that Pluggy no longer has are
 * found page by page, asked for by id once more, and hidden only if Pluggy says again that they are gone.
 * @returns false when more rows had vanished than one sweep can tell; it should be run again
 */
export async function sweepAccount(context: SyncContext, accountId: AccountId): Promise<boolean> {
  const { database, clock, userId, fence, progress } = context;
  const report = progressReporter(context, accountId);
  const believed = absenceIsBelieved(context.item);
  let edge = START;
  let changed = false;
  let complete = true;
  for await (const page of readPages(context, accountId)) {
    const target = { accountId, userId, fence, now: clock.now() };
    const written = await writePage(database, page.body, target, { edge, isLast: page.next === null });
    edge = written.edge;
    progress.addPage(written);
    changed ||= written.created + written.updated > 0;
    if (believed && written.absent.length > 0) {
      complete &&= written.absent.length < MAX_ABSENT;
      changed = (await readRows(context, accountId, written.absent as TransactionId[])) || changed;
    }
    await report();
  }
  if (complete) await recordSweep(database, accountId, clock.now());
  if (changed) await notifyChange(database, 'transactions', context, accountId);
  return complete;
}
