import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import type { WrittenAccount } from './upsert-accounts.ts';

/** The accounts of an item that are shown, as they are. */
export async function listStoredAccounts(db: Queryable, itemId: ItemId): Promise<WrittenAccount[]> {
  const { rows } = await db.query<WrittenAccount>(
    `select id, type, false as changed, read_from as "readFrom", null as version, false as "isUnmoved",
       rows_read_at as "rowsReadAt" from pluggy.accounts
     where item_id = $1 and deleted_at is null order by type, id`,
    [itemId],
  );
  return rows;
}
