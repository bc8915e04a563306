import type { ItemId } from '../domain/ids.ts';
import { requestJob } from '../queue/request-job.ts';
import type { Queryable } from '../store/Queryable.ts';

/** The one kind of job there is so far: bring an item's data here in line with Pluggy's. */
export const SYNC_ITEM = 'sync-item';

/**
 * Asks for a sync of one item, inside the caller's transaction. Requests for the same item melt together while
 * they wait; one that comes while the item is being synced leads to another run after it.
 */
export function requestSync(tx: Queryable, itemId: ItemId, now: Date): Promise<void> {
  return requestJob(tx, now, { kind: SYNC_ITEM, key: itemId });
}
