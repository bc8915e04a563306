import type { AccountId } from '../../domain/ids.ts';
import { isEmptyPage } from '../../pluggy/transactions-page.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { NamedRows } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { fetchPages } from './fetch-pages.ts';
import { readRows } from './read-rows.ts';
import { writePage } from './write-page.ts';

async function readCreated(run: SyncRun, accountId: AccountId, createdAtFrom: Date): Promise<boolean> {
  const { database, documents, userId, fence, clock, progress } = run;
  let changed = false;
  let seen = 0;
  for await (const page of fetchPages(run, accountId, { createdAtFrom })) {
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

/** Reads of an account the rows that events named. */
export async function readNamed(
  run: SyncRun,
  accountId: AccountId,
  { createdAtFrom, ids }: NamedRows,
): Promise<void> {
  const created = createdAtFrom !== undefined && (await readCreated(run, accountId, createdAtFrom));
  const others = await readRows(run, accountId, [...ids], 'not_found');
  if (created || others) await notifyChange(run.database, 'transactions', run, accountId);
}
