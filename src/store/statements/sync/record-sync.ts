import type { ItemId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

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

/** In the transaction that holds the lease, or a run that was overtaken would call the newer one's end a beginning. */
export async function recordSyncStart(tx: Queryable, id: ItemId, now: Date): Promise<void> {
  await tx.query(
    `update pluggy.items set sync_state = 'running', sync_error = null, sync_started_at = $2, sync_rows_read = 0
     where id = $1`,
    [id, now],
  );
}

/** The bank is being read again, or asks its person, before an earlier read of ours came to its end: that one counts for nothing. */
export async function recordSyncSuspended(db: Queryable, id: ItemId): Promise<void> {
  await db.query(
    `update pluggy.items set sync_state = 'never', sync_started_at = null where id = $1 and sync_state = 'running'`,
    [id],
  );
}

export async function recordSyncProgress(db: Queryable, id: ItemId, rowsRead: number): Promise<void> {
  await db.query('update pluggy.items set sync_rows_read = $2 where id = $1', [id, rowsRead]);
}

export async function recordSyncDone(
  tx: Queryable,
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

/**
 * Keeps why a complete read failed. What had been read completely stays `done` when only a later, partial read
 * fails: that one is tried again and nothing is missing meanwhile but its news. Once it is given up, more is missing. A run
 * that no longer holds its job writes nothing: its successor may be done.
 * @param code from the catalogue of errors
 * @returns whether that is on record
 */
export async function recordSyncFailure(
  db: Queryable,
  id: ItemId,
  { code, isGivenUp }: { readonly code: string; readonly isGivenUp: boolean },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with lease as materialized (${leaseCondition('$5', '$6')})
     update pluggy.items set sync_state = 'failed', sync_error = $2, sync_finished_at = $3
     where id = $1 and (sync_state <> 'done' or $4) and exists (select from lease)`,
    [id, code, now, isGivenUp, fence.jobId, fence.worker],
  );
  return rowCount === 1;
}
