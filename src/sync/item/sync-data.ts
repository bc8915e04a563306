import type { AccountId } from '../../domain/ids.ts';
import type { Hint } from '../../ingest/sql/unsettled-events.ts';
import { PluggyError } from '../../pluggy/pluggy-errors.ts';
import { forgetReadsOfAccounts } from '../../store/statements/accounts/forget-reads-of-accounts.ts';
import { listAbsentAccounts } from '../../store/statements/accounts/list-absent-accounts.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { readAccounts } from '../accounts/sync-accounts.ts';
import { runProduct } from '../products/run-product.ts';
import { syncProducts } from '../products/sync-products.ts';
import { makeWay } from '../reconcile/MadeWay.ts';
import type { SyncContext } from '../SyncContext.ts';
import { linkReplacements } from '../transactions/link-replacements.ts';
import { readAll } from '../transactions/read-all.ts';
import { readHinted } from '../transactions/read-hinted.ts';
import { RecentRead } from '../transactions/read-recent.ts';
import { type AccountHints, hintsByAccount } from './plan-sync.ts';

/** Does something to the transactions of each account; one that fails keeps none of the others from it. */
export async function readTransactions(
  context: SyncContext,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
  read: (account: WrittenAccount) => Promise<void>,
): Promise<void> {
  const { failure } = await runProduct(context, 'transactions', async () => {
    let first: PluggyError | undefined;
    for (const account of accounts) {
      await read(account).catch((error: unknown) => {
        if (!(error instanceof PluggyError) || context.signal.aborted) throw error;
        first ??= error;
      });
    }
    if (first !== undefined) throw first;
    return 0;
  });
  if (failure !== undefined) failures.push(failure);
}

/**
 * Events about accounts that Pluggy does not list are settled with the others, though nothing of them can be read. If
 * such an account is only withheld, it is read from end to end when it is back.
 * @param hinted accounts that events spoke of; undefined: all that are shown
 */
async function oweUnlisted(
  { database, itemId, fence }: SyncContext,
  listed: readonly WrittenAccount[],
  hinted: Iterable<AccountId> | undefined,
): Promise<void> {
  const present = listed.map(({ id }) => id);
  const unlisted =
    hinted === undefined
      ? await listAbsentAccounts(database, itemId, present)
      : [...hinted].filter((id) => !present.includes(id));
  if (unlisted.length > 0) await forgetReadsOfAccounts(database, itemId, unlisted, fence);
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

/** What a read of an item brought, besides the counts of its transactions in `progress`. */
export interface DataRead {
  /** False when another read is needed to find all rows that vanished. */
  readonly complete: boolean;
  /** Accounts that were new, different or gone, or had transactions that were. */
  readonly accountsDifferent: number;
  /** Rows of the other products that were new or different. */
  readonly productsRepaired: number;
}

/** Reads everything of the item, of its accounts' transactions what `readTransactionsOf` reads. */
async function syncAll(
  context: SyncContext,
  hinted: Iterable<AccountId> | undefined,
  readTransactionsOf: (account: WrittenAccount) => Promise<boolean>,
  afterTransactions: () => Promise<void> = async () => {},
): Promise<DataRead> {
  let complete = true;
  const failures: PluggyError[] = [];
  if (context.quietly !== true) await context.products.begin();
  const accounts = await readAccounts(context, failures);
  const different = new Set(accounts.filter(({ changed }) => changed).map(({ id }) => id));
  await oweUnlisted(context, accounts, hinted);
  await readTransactions(context, accounts, failures, async (account) => {
    await makeWay(context);
    const before = context.progress.changes;
    complete = (await readTransactionsOf(account)) && complete;
    if (context.progress.changes > before) different.add(account.id);
  });
  await afterTransactions();
  const productsRepaired = await readOthers(context, accounts, failures);
  await context.products.write();
  if (failures[0] !== undefined) throw failures[0];
  const accountsDifferent = different.size + context.progress.accountsHidden;
  return { complete, accountsDifferent, productsRepaired };
}

/**
 * Reads the item's accounts, all their transactions, and every other product, each on its own: what fails is tried
 * again with the job and hides nothing else.
 * @param hints the events that this read settles
 * @throws the first of the failures at Pluggy, once all that can be read was read
 */
export function syncEverything(context: SyncContext, hints: readonly Hint[]): Promise<DataRead> {
  const byAccount = hintsByAccount(hints);
  return syncAll(context, undefined, ({ id }) =>
    readAll(context, id, byAccount === undefined ? null : byAccount.get(id)),
  );
}

/** The same, but of the transactions only what may be new: after the bank was read again. */
export function syncRecent(
  context: SyncContext,
  hints: ReadonlyMap<AccountId, AccountHints>,
): Promise<DataRead> {
  const recent = new RecentRead(context, hints);
  return syncAll(
    context,
    hints.keys(),
    (account) => recent.read(account),
    () => recent.end(),
  );
}

/** Reads the accounts, whose balances moved with their rows, and of the rows those that events spoke of. */
export async function syncHinted(
  context: SyncContext,
  accounts: ReadonlyMap<AccountId, AccountHints>,
): Promise<void> {
  const failures: PluggyError[] = [];
  const listed = await readAccounts(context, failures);
  await oweUnlisted(context, listed, accounts.keys());
  const present = new Set(listed.map(({ id }) => id));
  for (const [accountId, hints] of accounts) {
    // an event may name any account; only those of this item are read
    if (!present.has(accountId)) continue;
    try {
      await readHinted(context, accountId, hints);
      await linkReplacements(context, [accountId], false);
    } catch (error) {
      // the others are read all the same
      if (!(error instanceof PluggyError) || context.signal.aborted) throw error;
      failures.push(error);
    }
  }
  await context.products.write();
  if (failures[0] !== undefined) throw failures[0];
}
