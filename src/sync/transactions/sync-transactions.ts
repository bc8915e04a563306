import { isReadLately } from '../../domain/product-versions.ts';
import { PluggyError } from '../../pluggy/pluggy-errors.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { inAdvance } from '../run/CallsAhead.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import { runProduct } from '../run/run-product.ts';
import { isRoutine } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import type { AccountRead } from './read-account.ts';

/** Begins to read the transactions of one account. @returns what brings them in line */
export type BeginAccount = (run: SyncRun, account: WrittenAccount) => () => Promise<AccountRead>;

export interface TransactionsRead {
  /** Accounts of which it came to its end. */
  readonly read: readonly (WrittenAccount & AccountRead)[];
  /** Of those, the ones of which rows were new, different or hidden. */
  readonly changed: readonly WrittenAccount[];
  /** False when another run is needed to find all rows that vanished. */
  readonly isComplete: boolean;
}

/**
 * In a routine run, the accounts that are not known to be what they were when their rows were read. Where all of them are,
 * the item has to say so too: else one of both is wrong, and all are read.
 */
export function accountsToRead(run: SyncRun, accounts: readonly WrittenAccount[]): readonly WrittenAccount[] {
  if (!isRoutine(run.mode)) return accounts;
  const now = run.clock.now();
  const moved = accounts.filter(
    ({ readFrom, isUnmoved, rowsReadAt }) =>
      readFrom === null || !isUnmoved || !isReadLately(rowsReadAt, 'transactions', now),
  );
  return moved.length > 0 || run.unmoved.has('transactions') ? moved : accounts;
}

/** Brings the transactions of these accounts in line. One account that fails keeps none of the others from it. */
export async function syncTransactions(
  run: SyncRun,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
  beginAccount: BeginAccount,
): Promise<TransactionsRead> {
  const [read, changed]: [(WrittenAccount & AccountRead)[], WrittenAccount[]] = [[], []];
  const { failure } = await runProduct(run, 'transactions', async () => {
    let first: PluggyError | undefined;
    const begin = (account: WrittenAccount) => ({ account, readAccount: beginAccount(run, account) });
    for (const { account, readAccount } of inAdvance(accounts, run.ahead.width, begin)) {
      try {
        await stopComparisonIfWanted(run);
        const before = run.progress.changes;
        read.push({ ...account, ...(await readAccount()) });
        if (run.progress.changes > before) changed.push(account);
      } catch (error) {
        if (!(error instanceof PluggyError) || run.signal.aborted) throw error;
        first ??= error;
      }
    }
    if (first !== undefined) throw first;
    return 0;
  });
  if (failure !== undefined) failures.push(failure);
  return { read, changed, isComplete: read.every(({ complete }) => complete) };
}
