import type { AccountId } from '../domain/ids.ts';
import { absenceIsBelieved } from '../domain/item.ts';
import type { Hint } from '../inbox/sql/unsettled-events.ts';
import { PluggyError, PluggyResponseError } from '../pluggy/pluggy-errors.ts';
import type { RawAnswer } from '../pluggy/RawAnswer.ts';
import { assertLease } from '../queue/fence.ts';
import { escapeJson } from '../store/escape-json.ts';
import { splitAccounts } from '../store/sql/account-owner.ts';
import { notifyChange } from '../store/sql/notify-change.ts';
import {
  listAbsentAccounts,
  listStoredAccounts,
  tombstoneAccount,
  upsertAccounts,
  type WrittenAccount,
} from '../store/sql/upsert-accounts.ts';
import { linkReplacements } from './link-replacements.ts';
import { assertWhole, type CountedList, countOf, isShort } from './list-count.ts';
import { type AccountHints, hintsByAccount } from './plan-sync.ts';
import { runProduct } from './products/run-product.ts';
import { syncProducts } from './products/sync-products.ts';
import { readAll } from './read-all.ts';
import { readHinted } from './read-hinted.ts';
import { readRecent } from './read-recent.ts';
import { makeWay } from './reconcile/MadeWay.ts';
import type { SyncContext } from './SyncContext.ts';

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

/** The list of accounts, read once more when it is shorter than it says. */
async function fetchAccounts({ client, itemId, signal }: SyncContext): Promise<RawAnswer> {
  const listed = (answer: RawAnswer): CountedList => {
    const { results } = answer.json<{ results: ({ id?: unknown } | null)[] }>();
    return { ids: results.map((row) => String(row?.id)), ...countOf(answer) };
  };
  const first = await client.getAccounts(itemId, { signal });
  if (!isShort(listed(first))) return first;
  const second = await client.getAccounts(itemId, { signal });
  assertWhole('/accounts', listed(second), listed(second));
  return second;
}

async function syncAccounts(context: SyncContext): Promise<readonly WrittenAccount[]> {
  const { database, clock, fence } = context;
  const answer = await fetchAccounts(context);
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

/** Reads the accounts; where that fails, those that are stored are gone on with, so that their rows are read all the same. */
export async function readAccounts(
  context: SyncContext,
  failures: PluggyError[],
): Promise<readonly WrittenAccount[]> {
  let read: readonly WrittenAccount[] | undefined;
  const { failure } = await runProduct(context, 'accounts', async () => {
    read = await syncAccounts(context);
    return read.filter(({ changed }) => changed).length;
  });
  if (failure !== undefined) failures.push(failure);
  return read ?? listStoredAccounts(context.database, context.itemId);
}

/** Does something to the transactions of each account; one that fails keeps none of the others from it. */
export async function readTransactions(
  context: SyncContext,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
  read: (accountId: AccountId) => Promise<void>,
): Promise<void> {
  const { failure } = await runProduct(context, 'transactions', async () => {
    let first: PluggyError | undefined;
    for (const { id } of accounts) {
      await read(id).catch((error: unknown) => {
        if (!(error instanceof PluggyError) || context.signal.aborted) throw error;
        first ??= error;
      });
    }
    if (first !== undefined) throw first;
    return 0;
  });
  if (failure !== undefined) failures.push(failure);
}

const isCard = ({ type }: WrittenAccount): boolean => type === 'CREDIT';

/** Reads every other product. @returns how many rows were new or different */
export async function readOthers(
  context: SyncContext,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
): Promise<number> {
  const cards = accounts.filter(isCard).map(({ id }) => id);
  const others = await syncProducts({ context, cards });
  failures.push(...others.failures);
  return others.written;
}

/** Reads everything of the item, of its accounts' transactions what `readTransactionsOf` reads. */
async function syncAll(
  context: SyncContext,
  readTransactionsOf: (accountId: AccountId) => Promise<boolean>,
): Promise<boolean> {
  let complete = true;
  const failures: PluggyError[] = [];
  const accounts = await readAccounts(context, failures);
  await readTransactions(context, accounts, failures, async (accountId) => {
    await makeWay(context);
    complete = (await readTransactionsOf(accountId)) && complete;
  });
  await readOthers(context, accounts, failures);
  if (failures[0] !== undefined) throw failures[0];
  return complete;
}

/**
 * Reads the item's accounts, all their transactions, and every other product, each on its own: what fails is tried
 * again with the job and hides nothing else.
 * @param hints the events that this read settles
 * @returns false when another read is needed to find all rows that vanished
 * @throws the first of the failures at Pluggy, once all that can be read was read
 */
export function syncEverything(context: SyncContext, hints: readonly Hint[]): Promise<boolean> {
  const byAccount = hintsByAccount(hints);
  return syncAll(context, (id) => readAll(context, id, byAccount === undefined ? null : byAccount.get(id)));
}

/** The same, but of the transactions only what may be new: after the bank was read again. */
export function syncRecent(
  context: SyncContext,
  hints: ReadonlyMap<AccountId, AccountHints>,
): Promise<boolean> {
  return syncAll(context, (id) => readRecent(context, id, hints.get(id)));
}

/** Reads the accounts, whose balances moved with their rows, and of the rows those that events spoke of. */
export async function syncHinted(
  context: SyncContext,
  accounts: ReadonlyMap<AccountId, AccountHints>,
): Promise<void> {
  const failures: PluggyError[] = [];
  const present = new Set((await readAccounts(context, failures)).map(({ id }) => id));
  for (const [accountId, hints] of accounts) {
    // an event may name any account; only those of this item are read
    if (!present.has(accountId)) continue;
    try {
      await readHinted(context, accountId, hints);
      await linkReplacements(context, accountId, false);
    } catch (error) {
      // the others are read all the same
      if (!(error instanceof PluggyError) || context.signal.aborted) throw error;
      failures.push(error);
    }
  }
  if (failures[0] !== undefined) throw failures[0];
}
