import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Whose an item is, or was before it ended. */
export async function findOwnerOfItem(db: Queryable, itemId: ItemId): Promise<UserId | null> {
  const { rows } = await db.query<{ userId: UserId | null }>(
    'select user_id as "userId" from pluggy.items where id = $1',
    [itemId],
  );
  return rows[0]?.userId ?? null;
}
