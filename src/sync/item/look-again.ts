import { parseItemId } from '../../domain/ids.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import type { JobContext, JobHandler } from '../../queue/job.ts';
import { requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import { listUnreadAccounts } from '../../store/statements/accounts/list-unread-accounts.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import type { SyncDependencies } from '../SyncDependencies.ts';
import { readAll } from '../transactions/read-all.ts';
import { postponing } from './postponement.ts';
import { readItem } from './read-item.ts';
import { contextOf } from './sync-item.ts';

/**
 * The handler of the job kind `look-again`; the job's key is the item's id. Pluggy may show an account's rows a moment
 * after it says that the bank was read, so the first answer that an account has none is asked for once more. It is a job
 * and not a pause, so that no worker waits, and one of its own, so that nothing else of the item is read again.
 */
export function createLookAgain(deps: SyncDependencies): JobHandler {
  const { client, clock, database } = deps;
  return postponing(async (job, { fence, signal }: JobContext) => {
    const itemId = parseItemId(job.key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    const accounts = await listUnreadAccounts(database, itemId);
    const stored = accounts.length === 0 ? undefined : await findItem(database, itemId);
    if (stored === undefined) return { kind: 'done' };
    const answer = await readItem(client, itemId, { signal });
    // its sync finds out what became of it
    if (answer === undefined)
      return { kind: 'done', inSameTransaction: (tx) => requestRun(tx, SYNC_ITEM, itemId, clock.now()) };
    const run = { itemId, stored, hints: [], fence, signal };
    const context = { ...contextOf(deps, run, answer, stored.userId), believesEmpty: true };
    for (const accountId of accounts) await readAll(context, accountId, undefined);
    return { kind: 'done' };
  });
}
