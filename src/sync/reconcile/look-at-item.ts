import { parseItemId } from '../../domain/ids.ts';
import { owesMovements } from '../../domain/movements-in-turn.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import type { JobContext, JobHandler } from '../../queue/job.ts';
import { RECONCILE_ITEM, requestRun } from '../../queue/kinds.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { fetchItem } from '../run/fetch-item.ts';
import { postponed } from '../run/postponement.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { versionsOf } from './versions-of.ts';

/**
 * The handler of the job kind `look-at-item`; the job's key is the item's id. One call: an item that is what it was needs
 * nothing, and any other is compared, since the webhook that told of its change may be lost. So is one of which movements are
 * owed: no sync of today has come to read them.
 */
export function createLookAtItem({ database, client, clock }: SyncDependencies): JobHandler {
  return async ({ key }, { signal }: JobContext) => {
    const itemId = parseItemId(key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    try {
      const answer = await fetchItem(client, itemId, { signal });
      const stored = await findItem(database, itemId);
      const isSame =
        answer !== undefined && stored !== undefined && versionsOf(stored.raw) === versionsOf(answer.raw);
      return isSame && !owesMovements(JSON.parse(stored.raw), stored.products)
        ? { kind: 'done' }
        : { kind: 'done', inSameTransaction: (tx) => requestRun(tx, RECONCILE_ITEM, itemId, clock.now()) };
    } catch (error) {
      return postponed(error, signal);
    }
  };
}
