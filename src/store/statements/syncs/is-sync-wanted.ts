import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const WANTED = `
select from pluggy.jobs where kind = 'sync-item' and key = $1 and state = 'ready' and run_at <= $2`;

/** Whether the item's sync waits to be run. */
export async function isSyncWanted(db: Queryable, itemId: ItemId, now: Date): Promise<boolean> {
  return (await db.query(WANTED, [itemId, now])).rows.length > 0;
}
