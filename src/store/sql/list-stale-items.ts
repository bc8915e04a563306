import type { ItemId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';

const SQL = `
select id from pluggy.items
where deleted_at is null and client_id = $2 and (sync_finished_at is null or sync_finished_at < $1)
order by sync_finished_at nulls first, id`;

/** Items of the application whose data was not read completely since `before`. */
export async function listStaleItems(db: Queryable, before: Date, clientId: string): Promise<ItemId[]> {
  return (await db.query<{ id: ItemId }>(SQL, [before, clientId])).rows.map(({ id }) => id);
}
