import type { AccountId, ItemId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 item, $4 accounts. */
const FORGET = underLease(`forgotten as (
  update pluggy.accounts set read_from = null
  where item_id = $3 and id = any ($4::uuid[]) and read_from is not null and ${HELD}
)`);

/**
 * Some accounts are read from end to end by their next sync, as far as they are the item's.
 * @throws {LeaseLost}
 */
export async function forgetReadsOfAccounts(
  db: Queryable,
  itemId: ItemId,
  ids: readonly AccountId[],
  fence: Fence,
): Promise<void> {
  await fenced(db, fence, { text: FORGET, values: [itemId, ids] });
}
