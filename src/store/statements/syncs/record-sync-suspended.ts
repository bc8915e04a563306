import type { ItemId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';

/** The bank is being read again, or asks its person, before an earlier read of ours came to its end: that one counts for nothing. */
export async function recordSyncSuspended(tx: FencedTransaction, id: ItemId): Promise<void> {
  await tx.query(
    `update pluggy.items set sync_state = 'never', sync_started_at = null where id = $1 and sync_state = 'running'`,
    [id],
  );
}
