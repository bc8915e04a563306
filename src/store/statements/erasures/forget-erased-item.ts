import type { Queryable } from '../../Queryable.ts';

/** Forgets that an item was to end: an event named it as the person's, and at Pluggy it is somebody else's. */
export async function forgetErasedItem(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('delete from pluggy.erased_items where digest = $1 and not was_stored', [digest]);
}
