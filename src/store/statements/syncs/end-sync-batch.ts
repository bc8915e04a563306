import { SYNC_BATCH } from '../../fragments/sync-batches.ts';
import type { Queryable } from '../../Queryable.ts';

/** The run has come to its end, unless another was begun in its place. */
export async function endSyncBatch(db: Queryable, scope: string, began: Date): Promise<void> {
  const end = 'delete from pluggy.settings where name = $1 and value = $2';
  await db.query(end, [SYNC_BATCH + scope, began.toISOString()]);
}
