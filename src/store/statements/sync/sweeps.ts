import type { AccountId, ItemId, TransactionId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SweepEdge } from '../transactions/write-transactions.ts';

/** A complete read of one account, up to the last page that is committed. */
export interface SavedSweep {
  /** What the item said of itself when the sweep began. */
  readonly itemVersion: string;
  readonly startedAt: Date;
  /** Pluggy's cursor of the next page; null: all pages of the account are committed. */
  readonly after: string | null;
  readonly edge: SweepEdge;
  /** Rows that Pluggy sent so far. */
  readonly rowsSeen: number;
}

interface Row {
  readonly started_at: Date;
  readonly after: string | null;
  readonly oldest: string | null;
  readonly at_oldest: TransactionId[];
  readonly rows_seen: string;
}

/** The sweep to go on with: of this version of the item, and saved since `notBefore`. */
export async function findSweep(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, notBefore }: { readonly itemVersion: string; readonly notBefore: Date },
): Promise<SavedSweep | undefined> {
  const { rows } = await db.query<Row>(
    `select started_at, after, oldest::text as oldest, at_oldest, rows_seen from pluggy.sweeps
     where account_id = $1 and item_version = $2 and saved_at >= $3`,
    [accountId, itemVersion, notBefore],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const edge = { oldest: row.oldest, atOldest: row.at_oldest };
  const rowsSeen = Number(row.rows_seen);
  return { itemVersion, startedAt: row.started_at, after: row.after, edge, rowsSeen };
}

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

/** The item is read completely: its next complete read starts at the first page again. */
export async function forgetSweeps(tx: Queryable, itemId: ItemId): Promise<void> {
  await tx.query(
    'delete from pluggy.sweeps where account_id in (select id from pluggy.accounts where item_id = $1)',
    [itemId],
  );
}
