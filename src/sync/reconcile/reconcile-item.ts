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
import { ItemMoved } from '../item/ItemMoved.ts';
import { postponing } from '../item/postponement.ts';
import { readItem } from '../item/read-item.ts';
import { syncEverything } from '../item/sync-data.ts';
import { contextOf, type Run, settleMissing, storeItem } from '../item/sync-item.ts';
import type { SyncContext } from '../SyncContext.ts';
import type { SyncDependencies } from '../SyncDependencies.ts';
import { MadeWay, makeWay } from './MadeWay.ts';
import { reconcileData } from './reconcile-data.ts';

/** How soon a comparison that made way, or whose item moved, asks again. */
const ASK_AGAIN_MS = 1_000;

/** The times at which Pluggy says that the item's data became what it is. */
const versionsOf = (raw: string): string => {
  const { updatedAt, lastUpdatedAt } = JSON.parse(raw) as Record<string, unknown>;
  return JSON.stringify([updatedAt, lastUpdatedAt]);
};

/**
 * The bank was read again and nobody told: other webhooks may be lost as well, so that everything is read.
 * @throws {MadeWay} when the item is wanted; a sync or the next comparison goes on with the account that was being read
 */
async function catchUp(context: SyncContext): Promise<Omit<Findings, 'moved' | 'itemDiffered'>> {
  const { database, clock, itemId } = context;
  const { complete, accountsDifferent, productsRepaired } = await syncEverything(context, []);
  // more had vanished than one read can tell
  if (!complete) await requestRun(database, SYNC_ITEM, itemId, clock.now());
  const rowsRepaired = context.progress.changes;
  return { accountsDifferent, monthsDifferent: 0, rowsRepaired, productsRepaired, monthsLeft: 0 };
}

async function reconcile(deps: SyncDependencies, run: Run): Promise<JobOutcome> {
  const { database, client, clock, logger } = deps;
  const { itemId, stored, signal } = run;
  const isWanted = (): Promise<boolean> => isDue(database, SYNC_ITEM, itemId, clock.now());
  await makeWay({ isWanted });
  const answer = await readItem(client, itemId, { signal });
  if (answer === undefined) return settleMissing(deps, run);
  const { userId, changed: itemDiffered } = await storeItem(deps, run, answer);
  // its sync follows it until the bank has been read
  if (isInProgress(answer.facts))
    return { kind: 'done', inSameTransaction: (tx) => requestRun(tx, SYNC_ITEM, itemId, clock.now()) };
  const context: SyncContext = { ...contextOf(deps, run, answer, userId), quietly: true, isWanted };
  const moved = stored === undefined || versionsOf(stored.raw) !== versionsOf(answer.raw);
  const found = await (moved ? catchUp(context) : reconcileData(context, isWanted));
  const findings: Findings = { moved, itemDiffered, ...found };
  if (foundAnything(findings))
    logger.warn({ itemId, ...findings }, 'differences from Pluggy found and repaired');
  return {
    kind: 'done',
    inSameTransaction: async (tx) => {
      await forgetSweeps(tx, itemId);
      if (context.progress.sawEmptyAccount) await requestRun(tx, LOOK_AGAIN, itemId, clock.now());
      await requestPassing(tx, context, clock.now());
      await recordSyncDone(tx, itemId, context.progress.report, clock.now());
      await recordReconciliation(tx, itemId, findings, clock.now());
      if (foundAnything(findings)) await notifyChange(tx, 'item', context);
    },
  };
}

/**
 * The handler of the job kind `reconcile-item`; the job's key is the item's id, its serial that of the item's sync, so
 * that never both run. Only reads at Pluggy, compares all of it with what is stored, and repairs what differs. When the
 * item's sync is asked for meanwhile, it makes way and later goes on where it was.
 */
export function createReconcileItem(deps: SyncDependencies): JobHandler {
  return postponing(async (job, { fence, signal }: JobContext) => {
    const itemId = parseItemId(job.key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    const stored = await findItem(deps.database, itemId);
    try {
      return await reconcile(deps, { itemId, stored, hints: [], fence, signal });
    } catch (error) {
      if (error instanceof MadeWay || error instanceof ItemMoved)
        return { kind: 'again', afterMs: ASK_AGAIN_MS };
      throw error;
    }
  });
}
