import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SavedSweep } from './find-sweep.ts';

/**
 * $1, $2 the lease; $3 account, $4 the item's version, $5 when the sweep began, $6 now, $7 Pluggy's cursor or null, $8 and $9
 * the edge, $10 rows that Pluggy sent.
 */
const SAVE = underLease(`saved as (
  insert into pluggy.sweeps as s
    (account_id, item_version, started_at, saved_at, after, oldest, at_oldest, rows_seen, finished)
  select $3, $4, $5, $6, $7, $8::timestamptz, $9::uuid[], $10, $7::text is null
  where ${HELD}
  on conflict (account_id) do update
    set item_version = excluded.item_version, started_at = excluded.started_at, saved_at = excluded.saved_at,
        after = excluded.after, oldest = excluded.oldest, at_oldest = excluded.at_oldest,
        rows_seen = excluded.rows_seen, finished = excluded.finished
)`);

/**
 * Keeps how far a sweep is; all that lies before its cursor must be committed.
 * @throws {LeaseLost}
 */
export async function saveSweep(
  db: Queryable,
  accountId: AccountId,
  sweep: SavedSweep,
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  const { itemVersion, startedAt, after, edge, rowsSeen } = sweep;
  const values = [accountId, itemVersion, startedAt, now, after, edge.oldest, edge.atOldest, rowsSeen];
  await fenced(db, fence, { text: SAVE, values });
}
