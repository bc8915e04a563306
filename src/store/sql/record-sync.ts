import type { ItemId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { type Fence, leaseCondition } from './lease.ts';

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

const START = `
with lease as (
  ${leaseCondition('$3', '$4')}
), started as (
  update pluggy.items set sync_state = 'running', sync_error = null, sync_started_at = $2, sync_rows_read = 0
  where id = $1 and exists (select from lease)
)
select 1 from lease`;

/** @returns false when the run no longer holds its job: it would call the newer run's end a beginning */
export async function recordSyncStart(
  db: Queryable,
  id: ItemId,
  { jobId, worker }: Fence,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.query({ name: 'sync-start', text: START, values: [id, now, jobId, worker] });
  return rows.length > 0;
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
 * fails: that one is tried again and nothing is missing meanwhile but its news.
 * @param code from the catalogue of errors
 */
export async function recordSyncFailure(db: Queryable, id: ItemId, code: string, now: Date): Promise<void> {
  await db.query(
    `update pluggy.items set sync_state = 'failed', sync_error = $2, sync_finished_at = $3
     where id = $1 and sync_state <> 'done'`,
    [id, code, now],
  );
}
