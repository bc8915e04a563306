import type { AccountId } from '../domain/ids.ts';
import { absenceIsBelieved } from '../domain/item.ts';
import type { Hint } from '../inbox/sql/unsettled-events.ts';
import { PluggyResponseError } from '../pluggy/pluggy-errors.ts';
import { assertLease } from '../queue/fence.ts';
import { escapeJson } from '../store/escape-json.ts';
import { splitAccounts } from '../store/sql/account-owner.ts';
import { notifyChange } from '../store/sql/notify-change.ts';
import {
  listAbsentAccounts,
  tombstoneAccount,
  upsertAccounts,
  type WrittenAccount,
} from '../store/sql/upsert-accounts.ts';
import { linkReplacements } from './link-replacements.ts';
import { type AccountHints, CREATED_OVERLAP_MS, hintsByAccount } from './plan-sync.ts';
import { syncProducts } from './products/sync-products.ts';
import { readPages } from './read-pages.ts';
import { readRows } from './read-rows.ts';
import type { SyncContext } from './SyncContext.ts';
import { sweepAccount } from './sweep-account.ts';
import { writePage } from './write-page.ts';

async function isGone(context: SyncContext, accountId: AccountId): Promise<boolean> {
  try {
    await context.client.getAccount(accountId, { signal: context.signal });
    return false;
  } catch (error) {
    if (error instanceof PluggyResponseError && error.status === 404) return true;
    throw error;
  }
}

/** Accounts that the list lacks are asked for one by one; only a second no hides them. */
async function hideAbsentAccounts(context: SyncContext, present: readonly AccountId[]): Promise<void> {
  const { database, clock, fence, itemId } = context;
  if (!absenceIsBelieved(context.item)) return;
  for (const accountId of await listAbsentAccounts(database, itemId, present)) {
    if (!(await isGone(context, accountId))) continue;
    await database.transaction(async (tx) => {
      await assertLease(tx, fence);
      await tombstoneAccount(tx, accountId, clock.now());
      await notifyChange(tx, 'accounts', context);
    });
  }
}

async function syncAccounts(context: SyncContext): Promise<readonly WrittenAccount[]> {
  const { database, client, clock, fence, itemId, signal } = context;
  const answer = await client.getAccounts(itemId, { signal });
  const split = splitAccounts(escapeJson(answer.body).text.toString('utf8'), context.keyring);
  const written = await database.transaction(async (tx) => {
    await assertLease(tx, fence);
    const accounts = await upsertAccounts(tx, split, context, clock.now());
    if (accounts.some(({ changed }) => changed)) await notifyChange(tx, 'accounts', context);
    return accounts;
  });
  await hideAbsentAccounts(
    context,
    written.map(({ id }) => id),
  );
  return written;
}

const isCard = ({ type }: WrittenAccount): boolean => type === 'CREDIT';

/**
 * Reads the item's accounts, all their transactions, and every other product. What an earlier run read before it
 * died is not read again; what came to those pages since is found by the time of its creation and by the events
 * about it.
 * @param hints the events that this read settles
 * @returns false when another sweep is needed to find all rows that vanished
 */
export async function syncEverything(context: SyncContext, hints: readonly Hint[]): Promise<boolean> {
  const byAccount = hintsByAccount(hints);
  // an event that does not say which rows it is about may be about those already read
  const mayGoOn = byAccount !== undefined;
  let complete = true;
  const accounts = await syncAccounts(context);
  for (const { id: accountId } of accounts) {
    const swept = await sweepAccount(context, accountId, mayGoOn);
    complete = swept.complete && complete;
    if (swept.resumedFrom !== undefined) {
      const since = new Date(swept.resumedFrom.getTime() - CREATED_OVERLAP_MS);
      const ids = byAccount?.get(accountId)?.ids ?? new Set();
      await readHinted(context, accountId, { ids, createdAtFrom: since });
    }
    const sawAll = swept.complete && swept.resumedFrom === undefined && absenceIsBelieved(context.item);
    await linkReplacements(context, accountId, sawAll);
  }
  await syncProducts({ context, cards: accounts.filter(isCard).map(({ id }) => id) });
  return complete;
}

async function readCreated(
  context: SyncContext,
  accountId: AccountId,
  createdAtFrom: Date,
): Promise<boolean> {
  const { database, userId, fence, clock, progress } = context;
  let changed = false;
  for await (const page of readPages(context, accountId, { createdAtFrom })) {
    const written = await writePage(database, page.body, { accountId, userId, fence, now: clock.now() });
    progress.addPage(written);
    changed ||= written.created + written.updated > 0;
  }
  return changed;
}

async function readHinted(
  context: SyncContext,
  accountId: AccountId,
  { createdAtFrom, ids }: AccountHints,
): Promise<void> {
  const created = createdAtFrom !== undefined && (await readCreated(context, accountId, createdAtFrom));
  const others = await readRows(context, accountId, [...ids], 'not_found');
  if (created || others) await notifyChange(context.database, 'transactions', context, accountId);
}

/** Reads the accounts, whose balances moved with their rows, and of the rows those that events spoke of. */
export async function syncHinted(
  context: SyncContext,
  accounts: ReadonlyMap<AccountId, AccountHints>,
): Promise<void> {
  const present = new Set((await syncAccounts(context)).map(({ id }) => id));
  for (const [accountId, hints] of accounts) {
    // an event may name any account; only those of this item are read
    if (!present.has(accountId)) continue;
    await readHinted(context, accountId, hints);
    await linkReplacements(context, accountId, false);
  }
}
