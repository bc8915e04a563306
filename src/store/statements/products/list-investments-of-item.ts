import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The ids of the investments of an item that are shown. */
export async function listInvestmentsOfItem(db: Queryable, itemId: ItemId): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'list-investments-of-item',
    text: 'select id from pluggy.investments where item_id = $1 and deleted_at is null order by id',
    values: [itemId],
  });
  return rows.map(({ id }) => id);
}
