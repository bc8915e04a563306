import type { ItemId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { findErasureKey } from './find-erasure-key.ts';

const IS_ERASED = 'select from pluggy.erased_items where digest = $1';

/** Whether an item was a person's who was erased: nothing of it may be stored again. */
export async function isErasedItem(db: Queryable, keyring: Keyring | null, itemId: ItemId): Promise<boolean> {
  const key = await findErasureKey(db, keyring);
  if (key === undefined) return false;
  return (await db.query(IS_ERASED, [key.digestOfItem(itemId)])).rowCount === 1;
}
