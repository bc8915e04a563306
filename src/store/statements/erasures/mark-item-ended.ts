import type { Queryable } from '../../Queryable.ts';

/** Pluggy has ended the item: its id is needed no longer. */
export async function markItemEnded(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('update pluggy.erased_items set sealed = null where digest = $1', [digest]);
}
