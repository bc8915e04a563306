import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The bank is being read again, or asks its person, before an earlier read of ours came to its end: that one counts for nothing. */
export async function recordSyncSuspended(db: Queryable, id: ItemId): Promise<void> {
  await db.query(
    `update pluggy.items set sync_state = 'never', sync_started_at = null where id = $1 and sync_state = 'running'`,
    [id],
  );
}
