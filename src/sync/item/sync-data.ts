import type { AccountId } from '../../domain/ids.ts';
import { PluggyError } from '../../pluggy/pluggy-errors.ts';
import { forgetReadsOfAccounts } from '../../store/statements/accounts/forget-reads-of-accounts.ts';
import { listAbsentAccounts } from '../../store/statements/accounts/list-absent-accounts.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { syncAccounts } from '../accounts/sync-accounts.ts';
import { beginBills, beginProducts, syncProducts } from '../products/sync-products.ts';
import { inAdvance } from '../run/CallsAhead.ts';
import type { NamedByAccount } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from '../transactions/end-of-read.ts';
import { beginAccount } from '../transactions/read-account.ts';
import { beginNamed } from '../transactions/read-named.ts';
import { endRecent } from '../transactions/read-recent.ts';
import {
  accountsToRead,
  syncTransactions,
  type TransactionsRead,
} from '../transactions/sync-transactions.ts';

/**
 * Events about accounts that Pluggy does not list are settled with the others, though nothing of them can be read. If
 * such an account is only withheld, it is read from end to end when it is back.
 */
async function forgetReadsOfUnlisted(
  { database, itemId, fence, mode }: SyncRun,
  listed: readonly WrittenAccount[],
): Promise<void> {
  const present = listed.map(({ id }) => id);
  const unlisted =
    mode.kind === 'recent' || mode.kind === 'named'
      ? [...mode.named.keys()].filter((id) => !present.includes(id))
      : await listAbsentAccounts(database, itemId, present);
  if (unlisted.length > 0) await forgetReadsOfAccounts(database, itemId, unlisted, fence);
}

/** What a read of an item brought, besides the counts of its transactions in `progress`. */
export interface DataRead {
  /** False when another read is needed to find all rows that vanished. */
  readonly isComplete: boolean;
  /** Accounts that were new, different or gone, or had transactions that were. */
  readonly accountsDifferent: number;
  /** Rows of the other products that were new or different. */
  readonly productsRepaired: number;
}

/**
 * Reads the item's accounts, of their transactions what the run's mode asks for, and every other product, each on its
 * own: what fails is tried again with the job and hides nothing else.
 * What became of the products is left in `run.products`, to be written with the run's end.
 * @throws the first of the failures at Pluggy, once all that can be read was read
 * @throws {Interrupted} a comparison whose item is wanted
 */
export async function syncData(run: SyncRun): Promise<DataRead> {
  const { mode, clock, products, progress } = run;
  const begunAt = clock.now();
  const failures: PluggyError[] = [];
  if (mode.kind !== 'comparison') await products.begin();
  const lists = beginProducts(run);
  const accounts = await syncAccounts(run, failures);
  beginBills(run, lists, accounts);
  await forgetReadsOfUnlisted(run, accounts);
  const due = accountsToRead(run, accounts);
  // nothing to read is not a read: what is known of the last one stays
  const { read, changed, isComplete } =
    due.length === 0 && accounts.length > 0
      ? NOTHING_READ
      : await syncTransactions(run, due, failures, beginAccount);
  if (mode.kind === 'recent') {
    await endRecent(
      run,
      read.flatMap(({ recent, ...account }) => (recent === undefined ? [] : [{ ...account, ...recent }])),
      begunAt,
    );
    const others = new Set(idsOf(accounts.filter((account) => !due.includes(account))));
    await readNamedRows(run, mode.named, others, failures);
  }
  const productsRepaired = await syncProducts(run, lists, accounts, failures);
  await throwFirst(run, failures);
  const different = new Set(idsOf([...accounts.filter((account) => account.changed), ...changed]));
  return { isComplete, accountsDifferent: different.size + progress.accountsHidden, productsRepaired };
}

/** What a run that failed has read is kept now; that of one that came to its end, with its end. */
async function throwFirst({ products }: SyncRun, [first]: readonly PluggyError[]): Promise<void> {
  if (first === undefined) return;
  await products.write();
  throw first;
}

const NOTHING_READ: TransactionsRead = { read: [], changed: [], isComplete: true };

const idsOf = (accounts: readonly WrittenAccount[]): AccountId[] => accounts.map(({ id }) => id);

/** Reads what events named of some accounts. @param failures gets what Pluggy failed with */
async function readNamedRows(
  run: SyncRun,
  named: NamedByAccount,
  accounts: ReadonlySet<AccountId>,
  failures: PluggyError[],
): Promise<void> {
  // an event may name any account; only those of this item are read
  const ours = [...named].filter(([accountId]) => accounts.has(accountId));
  const begin = ([accountId, rows]: (typeof ours)[number]) => ({
    accountId,
    readNamed: beginNamed(run, accountId, rows),
  });
  for (const { accountId, readNamed } of inAdvance(ours, run.ahead.width, begin)) {
    try {
      await readNamed();
      await endOfRead(run, [accountId], false);
    } catch (error) {
      // the others are read all the same
      if (!(error instanceof PluggyError) || run.signal.aborted) throw error;
      failures.push(error);
    }
  }
}

/** Reads the accounts, whose balances moved with their rows, and of the rows those that events named. */
export async function syncNamed(run: SyncRun, named: NamedByAccount): Promise<void> {
  const failures: PluggyError[] = [];
  const listed = await syncAccounts(run, failures);
  await forgetReadsOfUnlisted(run, listed);
  await readNamedRows(run, named, new Set(idsOf(listed)), failures);
  await throwFirst(run, failures);
}
