import type { AccountId, TransactionId } from '../../domain/ids.ts';
import { isEmptyPage, type TransactionsPage } from '../../pluggy/transactions-page.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { fetchPages } from './fetch-pages.ts';
import { beginNamedRows } from './read-rows.ts';
import { writePage } from './write-page.ts';

interface NamedRows {
  /** Read what Pluggy took in since then. */
  readonly createdAtFrom?: Date;
  readonly ids: ReadonlySet<TransactionId>;
}

async function writeCreated(
  run: SyncRun,
  accountId: AccountId,
  pages: AsyncIterable<TransactionsPage>,
): Promise<boolean> {
  const { database, documents, userId, fence, clock, progress } = run;
  let changed = false;
  let seen = 0;
  for await (const page of pages) {
    if (isEmptyPage(page)) continue; // most accounts of an item that was read again
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const written = await writePage(database, page.body, target);
    progress.addPage(written);
    changed ||= written.created + written.updated > 0;
    seen += written.received;
  }
  if (seen === 0) progress.withoutNews.add(accountId);
  return changed;
}

/** Asks for the rows of an account that events named. @returns what stores the answers */
export function beginNamed(
  run: SyncRun,
  accountId: AccountId,
  { createdAtFrom, ids }: NamedRows,
): () => Promise<void> {
  const pages = createdAtFrom === undefined ? undefined : fetchPages(run, accountId, { createdAtFrom });
  const readOthers = beginNamedRows(run, accountId, ids);
  return async () => {
    const created = pages !== undefined && (await writeCreated(run, accountId, pages));
    const others = await readOthers();
    if (created || others) await notifyChange(run.database, 'transactions', run, accountId);
  };
}

/** Reads of an account the rows that events named. */
export const readNamed = (run: SyncRun, accountId: AccountId, named: NamedRows): Promise<void> =>
  beginNamed(run, accountId, named)();
