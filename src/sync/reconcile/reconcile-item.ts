import { parseItemId } from '../../domain/ids.ts';
import { isInProgress } from '../../domain/item.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import { isDue } from '../../queue/is-due.ts';
import type { JobContext, JobHandler, JobOutcome } from '../../queue/job.ts';
import { LOOK_AGAIN, requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import { notifyChange } from '../../store/notify-change.ts';
import {
  type Findings,
  foundAnything,
  recordReconciliation,
} from '../../store/statements/comparisons/record-reconciliation.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { forgetSweeps } from '../../store/statements/syncs/forget-sweeps.ts';
import { recordSyncDone } from '../../store/statements/syncs/record-sync-done.ts';
import { requestPassing } from '../accounts/pass-annotations.ts';

import type { ItemJob } from '../item/ItemJob.ts';
import { settleMissing } from '../item/settle-missing.ts';
import { storeItem } from '../item/store-item.ts';
import { syncData } from '../item/sync-data.ts';
import { fetchItem } from '../run/fetch-item.ts';
import { Interrupted, stopIfWanted } from '../run/Interrupted.ts';
import { ItemMoved } from '../run/ItemMoved.ts';
import { postponed } from '../run/postponement.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { openRun, type SyncRun } from '../run/SyncRun.ts';
import { reconcileData } from './reconcile-data.ts';
import { versionsOf } from './versions-of.ts';

/** How soon a comparison that was interrupted, or whose item moved, asks again. */
const ASK_AGAIN_MS = 1_000;

/**
 * The bank was read again and nobody told: other webhooks may be lost as well, so that everything is read.
 * @throws {Interrupted} when the item is wanted; a sync or the next comparison continues the account that was being read
 */
async function catchUp(run: SyncRun): Promise<Omit<Findings, 'moved' | 'itemDiffered'>> {
  const { database, clock, itemId } = run;
  const { isComplete, accountsDifferent, productsRepaired } = await syncData(run);
  await run.products.write();
  // more had vanished than one read can tell
  if (!isComplete) await requestRun(database, SYNC_ITEM, itemId, clock.now());
  const rowsRepaired = run.progress.changes;
  return { accountsDifferent, monthsDifferent: 0, rowsRepaired, productsRepaired, monthsLeft: 0 };
}

async function reconcile(deps: SyncDependencies, job: ItemJob): Promise<JobOutcome> {
  const { database, client, clock, logger } = deps;
  const { itemId, stored, signal } = job;
  const isWanted = (): Promise<boolean> => isDue(database, SYNC_ITEM, itemId, clock.now());
  await stopIfWanted(isWanted);
  const answer = await fetchItem(client, itemId, { signal });
  if (answer === undefined) return settleMissing(deps, job);
  const { userId, changed: itemDiffered } = await storeItem(deps, job, answer);
  // its sync follows it until the bank has been read
  if (isInProgress(answer.facts))
    return { kind: 'done', inSameTransaction: (tx) => requestRun(tx, SYNC_ITEM, itemId, clock.now()) };
  const moved = stored === undefined || versionsOf(stored.raw) !== versionsOf(answer.raw);
  const run = await openRun(deps, job, answer, userId, { kind: 'comparison', bankWasRead: moved, isWanted });
  const found = await (moved ? catchUp(run) : reconcileData(run)).finally(() => run.ahead.end());
  const findings: Findings = { moved, itemDiffered, ...found };
  if (foundAnything(findings))
    logger.warn({ itemId, ...findings }, 'differences from Pluggy found and repaired');
  return {
    kind: 'done',
    inSameTransaction: async (tx) => {
      await forgetSweeps(tx, itemId);
      if (run.progress.sawEmptyAccount) await requestRun(tx, LOOK_AGAIN, itemId, clock.now());
      await requestPassing(tx, run, clock.now());
      await recordSyncDone(tx, itemId, run.progress.report, clock.now());
      await recordReconciliation(tx, itemId, findings, clock.now());
      if (foundAnything(findings)) await notifyChange(tx, 'item', run);
    },
  };
}

/**
 * The handler of the job kind `reconcile-item`; the job's key is the item's id, its serial that of the item's sync, so
 * that never both run. Only reads at Pluggy, compares all of it with what is stored, and repairs what differs. When the
 * item's sync is asked for meanwhile, it stops, and later continues where it was.
 */
export function createReconcileItem(deps: SyncDependencies): JobHandler {
  return async ({ key }, { fence, signal }: JobContext) => {
    const itemId = parseItemId(key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    const stored = await findItem(deps.database, itemId);
    try {
      return await reconcile(deps, {
        itemId,
        stored,
        hints: [],
        more: false,
        isAskedFor: false,
        fence,
        signal,
      });
    } catch (error) {
      if (error instanceof Interrupted || error instanceof ItemMoved)
        return { kind: 'again', afterMs: ASK_AGAIN_MS };
      return postponed(error, signal);
    }
  };
}
