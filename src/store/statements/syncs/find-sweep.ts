import type { AccountId, TransactionId } from '../../../domain/ids.ts';
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

/**
 * The sweep to continue: of this version of the item, and saved since `notBefore`.
 * $1 account, $2 the version of the item, $3 saved since.
 */
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
