import type { AccountId, ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The accounts of an item that are shown, of which no complete read came to its end and no row is shown. */
export async function listUnreadAccounts(db: Queryable, itemId: ItemId): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    `select id from pluggy.accounts a
     where item_id = $1 and deleted_at is null and read_from is null
       and not exists (select from pluggy.transactions t where t.account_id = a.id and t.deleted_at is null)
     order by id`,
    [itemId],
  );
  return rows.map(({ id }) => id);
}
