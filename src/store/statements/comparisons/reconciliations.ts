import type { ItemId, UserId } from '../../../domain/ids.ts';
import { COMPARISONS_WAITING, hasSyncFailed, isSyncRunning } from '../../../queue/sql/item-jobs.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import type { Queryable } from '../../Queryable.ts';

/** What one comparison of an item with Pluggy found, and repaired. */
export interface Findings {
  /** The bank had been read again and no webhook had told of it. */
  readonly moved: boolean;
  readonly itemDiffered: boolean;
  readonly accountsDifferent: number;
  readonly monthsDifferent: number;
  readonly rowsRepaired: number;
  /** Rows of the other products. */
  readonly productsRepaired: number;
  /** Months that still differed afterwards. */
  readonly monthsLeft: number;
}

export function foundAnything(findings: Findings): boolean {
  return Object.values(findings).some((value) => value !== false && value !== 0);
}

const CLAIM = `
with considered as (
  select i.id, i.reconcile_after, ${isSyncRunning('i.id')} as running,
    i.deleted_at is null and (i.sync_state <> 'done' or ${hasSyncFailed('i.id')}) as lacking
  from pluggy.items i
  where i.client_id = $1 and (i.deleted_at is null or i.deleted_at > $2::timestamptz - interval '7 days')
    and (i.reconcile_after is null or i.reconcile_after <= $2::timestamptz or i.reconcile_after > $2::timestamptz + $3::float8 * interval '1 ms')
  order by i.reconcile_after nulls first, i.id
  limit greatest($4::bigint - ${COMPARISONS_WAITING}, 0)
  for update of i skip locked
), drawn as (
  select id, not running and ($3::float8 = 0 or coalesce(reconcile_after <= $2::timestamptz, false)) as due, lacking,
    -- an item seen for the first time, or drawn for another interval, gets its own moment within this one
    case when coalesce(reconcile_after <= $2::timestamptz, false) then 0.9 + 0.1 * ('x' || substr(md5(id::text || $5::text), 1, 6))::bit(24)::integer / 16777216.0
      else ('x' || substr(md5(id::text || $5::text), 1, 6))::bit(24)::integer / 16777216.0 end as part
  from considered
), moved as (
  update pluggy.items i set reconcile_after = $2::timestamptz + d.part * $3::float8 * interval '1 ms'
  from drawn d where i.id = d.id
)
select id, lacking from drawn where due order by id`;

export interface DueItem {
  readonly id: ItemId;
  /** It was never read completely, or its sync has failed: it needs its sync rather than a comparison. */
  readonly lacking: boolean;
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

const KEEP = `
with kept as (
  insert into pluggy.reconciliations (item_id, finished_at, moved, item_differed, accounts_different, months_different,
    rows_repaired, products_repaired, months_left)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)
delete from pluggy.reconciliations where finished_at < $2::timestamptz - interval '90 days'`;

/** Keeps that an item was compared, and what was found if anything was. */
export async function recordReconciliation(
  tx: Queryable,
  itemId: ItemId,
  findings: Findings,
  now: Date,
): Promise<void> {
  await tx.query('update pluggy.items set reconciled_at = $2 where id = $1', [itemId, now]);
  if (!foundAnything(findings)) return;
  await tx.query(KEEP, [
    itemId,
    now,
    findings.moved,
    findings.itemDiffered,
    findings.accountsDifferent,
    findings.monthsDifferent,
    findings.rowsRepaired,
    findings.productsRepaired,
    findings.monthsLeft,
  ]);
}

export interface StoredReconciliation extends Findings {
  /** ISO 8601 in UTC. */
  readonly finishedAt: string;
}

export interface ItemReconciliations {
  readonly itemId: ItemId;
  /** When everything of the item was last found equal to Pluggy's, or made so; null: not yet. */
  readonly reconciledAt: Date | null;
  /** The last comparisons that found a difference, newest first. */
  readonly found: readonly StoredReconciliation[];
}

const SHOWN = 10;

const ofUser = (userId: UserId | null): string => `
select i.id as "itemId", i.reconciled_at as "reconciledAt", (
  select coalesce(jsonb_agg(jsonb_build_object(
    'finishedAt', to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'moved', r.moved,
    'itemDiffered', r.item_differed, 'accountsDifferent', r.accounts_different, 'monthsDifferent', r.months_different,
    'rowsRepaired', r.rows_repaired, 'productsRepaired', r.products_repaired, 'monthsLeft', r.months_left)
    order by r.id desc), '[]')
  from (select * from pluggy.reconciliations r where r.item_id = i.id order by r.finished_at desc, r.id desc limit ${SHOWN}) r) as found
from pluggy.items i where ${ownedBy('i', userId)} and i.deleted_at is null order by i.first_seen_at, i.id`;

/** What the comparisons with Pluggy found of a user's connections; null: of those that are nobody's. */
export async function listReconciliationsOfUser(
  db: Queryable,
  userId: UserId | null,
): Promise<ItemReconciliations[]> {
  return (await db.query<ItemReconciliations>(ofUser(userId), [userId])).rows;
}
