import { parseItemId } from '../../domain/ids.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import type { JobContext, JobHandler, JobOutcome } from '../../queue/job.ts';
import { requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import { listUnreadAccounts } from '../../store/statements/accounts/list-unread-accounts.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { fetchItem } from '../run/fetch-item.ts';
import { postponed } from '../run/postponement.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { openRun, type SyncRun } from '../run/SyncRun.ts';
import { beginAccount } from '../transactions/read-account.ts';

async function lookAgain(
  deps: SyncDependencies,
  job: Pick<SyncRun, 'itemId' | 'fence' | 'signal'>,
): Promise<JobOutcome> {
  const { client, clock, database } = deps;
  const { itemId, signal } = job;
  const accounts = await listUnreadAccounts(database, itemId);
  const stored = accounts.length === 0 ? undefined : await findItem(database, itemId);
  if (stored === undefined) return { kind: 'done' };
  const answer = await fetchItem(client, itemId, { signal });
  // its sync finds out what became of it
  if (answer === undefined)
    return { kind: 'done', inSameTransaction: (tx) => requestRun(tx, SYNC_ITEM, itemId, clock.now()) };
  const run = await openRun(deps, job, answer, stored.userId, { kind: 'second-look' });
  try {
    for (const id of accounts) await beginAccount(run, { id, readFrom: null, version: null })();
  } finally {
    await run.ahead.end();
  }
  return { kind: 'done' };
}

/**
 * The handler of the job kind `look-again`; the job's key is the item's id. Pluggy may show an account's rows a moment
 * after it says that the bank was read, so the first answer that an account has none is asked for once more. It is a job
 * and not a pause, so that no worker waits, and one of its own, so that nothing else of the item is read again.
 */
export function createLookAgain(deps: SyncDependencies): JobHandler {
  return async (job, { fence, signal }: JobContext) => {
    const itemId = parseItemId(job.key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    return lookAgain(deps, { itemId, fence, signal }).catch((error: unknown) => postponed(error, signal));
  };
}
