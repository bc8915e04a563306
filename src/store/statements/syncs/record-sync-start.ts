import type { ItemId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';

/** In the transaction that holds the lease, or a run that was overtaken would call the newer one's end a beginning. */
export async function recordSyncStart(tx: FencedTransaction, id: ItemId, now: Date): Promise<void> {
  await tx.query(
    `update pluggy.items set sync_state = 'running', sync_error = null, sync_started_at = $2, sync_rows_read = 0
     where id = $1`,
    [id, now],
  );
}
