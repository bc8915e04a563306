import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveProducts } from '../products/move-products.ts';

const MOVE_ACCOUNTS = `
update pluggy.accounts set user_id = $2 where item_id = $1 returning id`;

/** Tables of an account's rows. Rows that have the user already are not written again. */
const MOVE_ROWS = ['transactions', 'transaction_versions', 'balances', 'refused_rows'].map(
  (table) => `
update pluggy.${table} set user_id = $2 where account_id = any($1::uuid[]) and user_id is distinct from $2`,
);

/** Gives everything below an item to the user that the item has now, hidden rows too. Belongs into the item's own change. */
export async function moveBelowItem(tx: Queryable, itemId: ItemId, userId: UserId | null): Promise<void> {
  const { rows } = await tx.query<{ id: AccountId }>(MOVE_ACCOUNTS, [itemId, userId]);
  const accounts = rows.map(({ id }) => id);
  for (const move of MOVE_ROWS) await tx.query(move, [accounts, userId]);
  await moveProducts(tx, itemId, userId);
}
