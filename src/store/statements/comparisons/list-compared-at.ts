import type { ItemId, UserId } from '../../../domain/ids.ts';
import { COMPARED_AT } from '../../fragments/compared-at.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import type { Queryable } from '../../Queryable.ts';

/** When all of each connection of a user was last compared, or read completely; null: not yet. */
export async function listComparedAt(
  db: Queryable,
  userId: UserId | null,
): Promise<ReadonlyMap<ItemId, Date | null>> {
  const sql = `select i.id, ${COMPARED_AT} as at from pluggy.items i where ${ownedBy('i', userId)} and i.deleted_at is null`;
  const { rows } = await db.query<{ id: ItemId; at: Date | null }>(sql, [userId]);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
