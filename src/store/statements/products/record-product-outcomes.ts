import type { ItemId } from '../../../domain/ids.ts';
import { fenced, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { type RunReads, readsAsJson, recordedReads } from '../../fragments/recorded-reads.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1, $2 the lease; $3 item, $4 when the run began, $5 what was read, as `readsAsJson` makes it.
 */
const RECORD = underLease(
  recordedReads({ item: '$3::uuid', startedAt: '$4::timestamptz', reads: '$5::jsonb' }),
);

/**
 * Keeps what became of some products in a run, and which accounts' transactions were read in it.
 * @param startedAt when the run began
 * @throws {LeaseLost}
 */
export async function recordProductOutcomes(
  db: Queryable,
  itemId: ItemId,
  reads: RunReads,
  fence: Fence,
  startedAt: Date,
): Promise<void> {
  await fenced(db, fence, {
    name: 'product-outcomes',
    text: RECORD,
    values: [itemId, startedAt, readsAsJson(reads)],
  });
}
