import type { ItemId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

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
