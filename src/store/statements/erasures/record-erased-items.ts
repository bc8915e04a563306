import type { Queryable } from '../../Queryable.ts';
import type { ErasureKey } from '../../sealed/ErasureKey.ts';
import type { ItemToErase } from './list-items-to-erase.ts';

/** $1 digests, $2 ids sealed, $3 whether they were stored (three lists), $4 erasure, $5 now. */
const RECORD = `
insert into pluggy.erased_items (digest, erasure_id, sealed, was_stored, erased_at)
select r.digest, $4, r.sealed, r.was_stored, $5
from unnest($1::bytea[], $2::bytea[], $3::boolean[]) as r (digest, sealed, was_stored)
on conflict (digest) do nothing`;

/** From the commit on, events about these items are acknowledged and not stored, and no read of them is stored. */
export async function recordErasedItems(
  tx: Queryable,
  key: ErasureKey,
  items: readonly ItemToErase[],
  erasureId: string,
  now: Date,
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(RECORD, [
    items.map(({ id }) => key.digestOfItem(id)),
    items.map(({ id }) => key.sealItem(id)),
    items.map(({ wasStored }) => wasStored),
    erasureId,
    now,
  ]);
}
