import type { ItemId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 item, $4 rows. */
const RECORD = underLease(`recorded as (
  update pluggy.items set sync_rows_read = $4 where id = $3 and ${HELD}
)`);

/**
 * How many rows the sync of an item has read so far.
 * @throws {LeaseLost}
 */
export async function recordSyncProgress(
  db: Queryable,
  id: ItemId,
  rowsRead: number,
  fence: Fence,
): Promise<void> {
  await fenced(db, fence, { text: RECORD, values: [id, rowsRead] });
}
