import type { ItemId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 item, $4 code, $5 now, $6 whether the job is given up. */
const RECORD = underLease(
  `failed as (
  update pluggy.items set sync_state = 'failed', sync_error = $4, sync_finished_at = $5
  where id = $3 and (sync_state <> 'done' or $6) and ${HELD}
  returning 1
)`,
  'exists (select from failed) as recorded',
);

/**
 * Keeps why a complete read failed. Where everything was read before, the item stays `done` when only a later, partial read
 * fails: that one is tried again, and nothing but its news is missing meanwhile. Once it is given up, more is missing.
 * @param code from the catalogue of errors
 * @returns whether that is on record
 * @throws {LeaseLost} its successor may have succeeded
 */
export async function recordSyncFailure(
  db: Queryable,
  id: ItemId,
  { code, isGivenUp }: { readonly code: string; readonly isGivenUp: boolean },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const statement = { text: RECORD, values: [id, code, now, isGivenUp] };
  return (await fenced<{ recorded: boolean }>(db, fence, statement)).recorded;
}
