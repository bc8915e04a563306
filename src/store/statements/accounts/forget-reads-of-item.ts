import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 since when reads count; null: an earlier one may be gone on with. */
const FORGET = `
update pluggy.accounts set read_from = null, reads_count_from = coalesce($2, reads_count_from)
where item_id = $1 and (read_from is not null or $2::timestamptz is not null)`;

/**
 * All accounts of an item are read from end to end by its next sync.
 * @param countFrom a read that is under way and began before is none; null: it is one
 */
export async function forgetReadsOfItem(
  db: Queryable,
  itemId: ItemId,
  countFrom: Date | null = null,
): Promise<void> {
  await db.query(FORGET, [itemId, countFrom]);
}
