import type { ItemId } from '../../../domain/ids.ts';
import type { StoredOwner } from '../../../domain/owner.ts';
import type { Queryable } from '../../Queryable.ts';

export const OWNER =
  'select user_id as "userId", owner_given_at as "ownerGivenAt" from pluggy.items where id = $1';

/** Whose an item is, a hidden one too; undefined: it is not known. */
export async function findItemOwner(db: Queryable, itemId: ItemId): Promise<StoredOwner | undefined> {
  return (await db.query<StoredOwner>(OWNER, [itemId])).rows[0];
}
