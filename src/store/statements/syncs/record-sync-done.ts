import type { ItemId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';

/** What one sync did to the rows of an item. */
export interface SyncReport {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  /** Rows whose text held characters that PostgreSQL cannot store; stored with those written out. */
  readonly escaped: number;
  /** Rows that one page held more than once; the newest was stored. */
  readonly merged: number;
  /** Rows that PostgreSQL would not take; kept as text in pluggy.refused_rows. */
  readonly refused: number;
}

/** $1 item, $2 now, $3 rows that were read, $4 report. */
export async function recordSyncDone(
  tx: FencedTransaction,
  id: ItemId,
  report: SyncReport,
  now: Date,
): Promise<void> {
  await tx.query(
    `update pluggy.items set sync_state = 'done', sync_error = null, sync_finished_at = $2, sync_rows_read = $3,
       sync_report = $4 where id = $1`,
    [id, now, report.read, JSON.stringify(report)],
  );
}
