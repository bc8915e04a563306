import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { CREATED_OVERLAP_MS, namedOf } from '../run/SyncMode.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from './end-of-read.ts';
import { readNamed } from './read-named.ts';
import { beginRecent } from './read-recent.ts';
import { beginSweep, sweepAccount } from './sweep-account.ts';

/** What became of the read of an account. */
export interface AccountRead {
  /** False when another read is needed to find all rows that vanished. */
  readonly complete: boolean;
  /** Set where the last weeks were read, and where the run therefore ends the reads of several accounts together. */
  readonly recent?: { readonly hasOldNews: boolean };
}

/**
 * Begins to read the transactions of an account that the run's mode asks for. An account that was never read completely is
 * read completely. What an earlier run read before it died is not read again; what came to those pages since is found by the
 * time of its creation and by the events about it.
 * @returns what stores the answers
 */
export function beginAccount(
  run: SyncRun,
  account: Pick<WrittenAccount, 'id' | 'readFrom' | 'version'>,
): () => Promise<AccountRead> {
  const { id, readFrom } = account;
  const named = namedOf(run.mode, id);
  if (run.mode.kind === 'recent' && readFrom !== null) {
    const readRecent = beginRecent(run, { id, readFrom }, named ?? undefined);
    return async () => {
      const { complete, hasOldNews } = await readRecent();
      return { complete, recent: { hasOldNews } };
    };
  }
  const started = beginSweep(run, id, named !== null);
  const readAll = async (): Promise<AccountRead> => {
    const { complete, resumedFrom, sawNothing } = await sweepAccount(run, account, await started);
    if (resumedFrom !== undefined) {
      const createdAtFrom = new Date(resumedFrom.getTime() - CREATED_OVERLAP_MS);
      await readNamed(run, id, { ids: named?.ids ?? new Set(), createdAtFrom });
    } else if (sawNothing) {
      run.progress.sawEmptyAccount = true;
      if (named) await readNamed(run, id, named);
    }
    const sawAll =
      complete && !sawNothing && resumedFrom === undefined && run.absence.mayBeBelieved('transactions');
    await endOfRead(run, [id], sawAll);
    return { complete };
  };
  return readAll;
}
