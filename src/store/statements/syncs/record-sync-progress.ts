import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

export async function recordSyncProgress(db: Queryable, id: ItemId, rowsRead: number): Promise<void> {
  await db.query('update pluggy.items set sync_rows_read = $2 where id = $1', [id, rowsRead]);
}
