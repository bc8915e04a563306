import { settleEvents } from '../../ingest/sql/unsettled-events.ts';
import { type FencedTransaction, fencedTransaction } from '../../queue/fenced.ts';
import type { InSameTransaction, JobOutcome } from '../../queue/job.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { markItemMissing } from '../../store/statements/items/mark-item-missing.ts';
import { tombstoneItem } from '../../store/statements/items/tombstone-item.ts';
import { requestPassing } from '../accounts/pass-annotations.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { isFresh } from './fresh-hints.ts';
import type { ItemJob } from './ItemJob.ts';

/** Between the first 404 for an item and the second, which counts. */
export const SECOND_LOOK_MS = 2_000;

/** The end of a run that settles its events. */
export function settled({ more }: ItemJob, inSameTransaction: InSameTransaction): JobOutcome {
  return more ? { kind: 'again', afterMs: 0, inSameTransaction } : { kind: 'done', inSameTransaction };
}

/** The first 404 is asked for once more. The second one counts, whatever the events say. */
export async function settleMissing(deps: SyncDependencies, job: ItemJob): Promise<JobOutcome> {
  const { database, clock, logger } = deps;
  const { itemId, stored, hints, fence } = job;
  const now = clock.now();
  if (stored === undefined) {
    if (hints.some((hint) => isFresh(hint, now))) return { kind: 'again', afterMs: SECOND_LOOK_MS };
    const inSameTransaction = async (tx: FencedTransaction): Promise<void> => {
      await tombstoneItem(tx, itemId, now); // what a sync wrote while the item was being removed
      await settleEvents(tx, hints, 'unknown-item', now);
    };
    return settled(job, inSameTransaction);
  }
  if (stored.clientId !== deps.clientId) {
    // these credentials never saw the item: that they do not find it says nothing about it
    logger.warn({ itemId }, 'the item belongs to another application of Pluggy; left as it is');
    return settled(job, (tx) => settleEvents(tx, hints, 'unknown-item', now));
  }
  // an event may bring the second look forward
  if (now.getTime() - (stored.missingSince ?? now).getTime() < SECOND_LOOK_MS) {
    await fencedTransaction(database, fence, async (tx) => {
      await markItemMissing(tx, itemId, now);
    });
    return { kind: 'again', afterMs: SECOND_LOOK_MS };
  }
  return settled(job, async (tx) => {
    await tombstoneItem(tx, itemId, now);
    await requestPassing(tx, { itemId, userId: stored.userId }, now);
    await settleEvents(tx, hints, 'applied', now);
    await notifyChange(tx, 'item', { itemId, userId: stored.userId });
  });
}
