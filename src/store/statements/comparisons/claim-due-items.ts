import type { ItemId } from '../../../domain/ids.ts';
import { COMPARISONS_WAITING, hasSyncFailed, isSyncRunning } from '../../../queue/sql/item-jobs.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 application, $2 now, $3 interval in milliseconds, $4 how many comparisons may wait at once, $5 salt. */
const CLAIM = `
with considered as (
  select i.id, i.reconcile_after, i.reconciled_at, i.sync_finished_at, i.deleted_at is not null as removed, ${isSyncRunning('i.id')} as running,
    i.deleted_at is null and (i.sync_state <> 'done' or ${hasSyncFailed('i.id')}) as lacking
  from pluggy.items i
  where i.client_id = $1 and (i.deleted_at is null or i.deleted_at > $2::timestamptz - interval '7 days')
    and (i.reconcile_after is null or i.reconcile_after <= $2::timestamptz or i.reconcile_after > $2::timestamptz + $3::float8 * interval '1 ms')
  order by i.reconcile_after nulls first, i.id
  limit greatest($4::bigint - ${COMPARISONS_WAITING}, 0)
  for update of i skip locked
), drawn as (
  select id, reconciled_at, sync_finished_at, removed, not running and ($3::float8 = 0 or coalesce(reconcile_after <= $2::timestamptz, false)) as due, lacking,
    -- an item seen for the first time, or drawn for another interval, gets its own moment within this one
    case when coalesce(reconcile_after <= $2::timestamptz, false) then 0.9 + 0.1 * ('x' || substr(md5(id::text || $5::text), 1, 6))::bit(24)::integer / 16777216.0
      else ('x' || substr(md5(id::text || $5::text), 1, 6))::bit(24)::integer / 16777216.0 end as part
  from considered
), moved as (
  update pluggy.items i set reconcile_after = $2::timestamptz + d.part * $3::float8 * interval '1 ms'
  from drawn d where i.id = d.id
)
select id, lacking, removed, reconciled_at as "comparedAt", sync_finished_at as "readAt" from drawn where due order by id`;

export interface DueItem {
  readonly id: ItemId;
  /** It was never read completely, or its sync has failed: it needs its sync rather than a comparison. */
  readonly lacking: boolean;
  readonly removed: boolean;
  /** When it was last compared, and when its last sync ended; null: never. */
  readonly comparedAt: Date | null;
  readonly readAt: Date | null;
}

/**
 * Items whose time has come to be compared with Pluggy, the most overdue first, and draws their next time. Each item
 * has a moment of its own within the interval, so that their reads are spread over it; what was removed is looked at for a week
 * more, should that have been a mistake. Belongs into the transaction that asks for the work.
 * @param most how many comparisons may wait at once
 * @param salt what the moments are drawn from
 */
export async function claimDueItems(
  tx: Queryable,
  now: Date,
  options: {
    readonly clientId: string;
    readonly intervalMs: number;
    readonly most: number;
    readonly salt: string;
  },
): Promise<DueItem[]> {
  const { clientId, intervalMs, most, salt } = options;
  return (await tx.query<DueItem>(CLAIM, [clientId, now, intervalMs, most, salt])).rows;
}
