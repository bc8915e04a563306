import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SavedSweep } from './find-sweep.ts';

const SAVE = `
with lease as (
  ${leaseCondition('$1', '$2')}
), saved as (
  insert into pluggy.sweeps as s
    (account_id, item_version, started_at, saved_at, after, oldest, at_oldest, rows_seen, finished)
  select $3, $4, $5, $6, $7, $8::timestamptz, $9::uuid[], $10, $7::text is null
  where exists (select from lease)
  on conflict (account_id) do update
    set item_version = excluded.item_version, started_at = excluded.started_at, saved_at = excluded.saved_at,
        after = excluded.after, oldest = excluded.oldest, at_oldest = excluded.at_oldest,
        rows_seen = excluded.rows_seen, finished = excluded.finished
)
select exists (select from lease) as held`;

/**
 * Keeps where a sweep stands; all that lies before its cursor must be committed.
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function saveSweep(
  db: Queryable,
  accountId: AccountId,
  sweep: SavedSweep,
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const { itemVersion, startedAt, after, edge, rowsSeen } = sweep;
  const { rows } = await db.query<{ held: boolean }>(SAVE, [
    fence.jobId,
    fence.worker,
    accountId,
    itemVersion,
    startedAt,
    now,
    after,
    edge.oldest,
    edge.atOldest,
    rowsSeen,
  ]);
  return rows[0]?.held === true;
}
