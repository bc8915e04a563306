import type { AccountId } from '../../domain/ids.ts';
import { isEmptyPage } from '../../pluggy/transactions-page.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { AccountHints } from '../item/plan-sync.ts';
import type { SyncContext } from '../SyncContext.ts';
import { readPages } from './read-pages.ts';
import { readRows } from './read-rows.ts';
import { writePage } from './write-page.ts';

async function readCreated(
  context: SyncContext,
  accountId: AccountId,
  createdAtFrom: Date,
): Promise<boolean> {
  const { database, documents, userId, fence, clock, progress } = context;
  let changed = false;
  let seen = 0;
  for await (const page of readPages(context, accountId, { createdAtFrom })) {
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

/** Reads of an account the rows that events spoke of. */
export async function readHinted(
  context: SyncContext,
  accountId: AccountId,
  { createdAtFrom, ids }: AccountHints,
): Promise<void> {
  const created = createdAtFrom !== undefined && (await readCreated(context, accountId, createdAtFrom));
  const others = await readRows(context, accountId, [...ids], 'not_found');
  if (created || others) await notifyChange(context.database, 'transactions', context, accountId);
}
