import { PluggyError } from '../../pluggy/pluggy-errors.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import { runProduct } from '../run/run-product.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/** Brings the transactions of one account in line. @returns false when another run is needed for all of them */
export type ReadAccount = (run: SyncRun, account: WrittenAccount) => Promise<boolean>;

export interface TransactionsRead {
  /** Accounts of which it came to its end. */
  readonly read: readonly WrittenAccount[];
  /** Of those, the ones of which rows were new, different or hidden. */
  readonly changed: readonly WrittenAccount[];
  /** False when another run is needed to find all rows that vanished. */
  readonly isComplete: boolean;
}

/** Brings the transactions of all accounts in line. One account that fails keeps none of the others from it. */
export async function syncTransactions(
  run: SyncRun,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
  readAccount: ReadAccount,
): Promise<TransactionsRead> {
  const [read, changed]: [WrittenAccount[], WrittenAccount[]] = [[], []];
  let isComplete = true;
  const { failure } = await runProduct(run, 'transactions', async () => {
    let first: PluggyError | undefined;
    for (const account of accounts) {
      try {
        await stopComparisonIfWanted(run);
        const before = run.progress.changes;
        isComplete = (await readAccount(run, account)) && isComplete;
        read.push(account);
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
  return { read, changed, isComplete };
}
