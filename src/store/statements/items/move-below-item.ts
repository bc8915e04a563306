import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveProducts } from '../products/move-products.ts';

/** $1 item, $2 user. Answers each account with the user that it had. */
const MOVE_ACCOUNTS = `
with before as (
  select id, user_id from pluggy.accounts where item_id = $1 for update
)
update pluggy.accounts a set user_id = $2 from before b where a.id = b.id
returning a.id, b.user_id as "former"`;

/**
 * $1 accounts, $2 the user that each had, $3 the user that they have now. Who sees a transaction is decided by its account:
 * it is a change for both users, whichever step has moved the row itself.
 */
const NOTE = noteTransactions(`
  select t.account_id, t.id, whose.id as user_id
  from unnest($1::uuid[], $2::text[]) as a (id, former)
  join pluggy.transactions t on t.account_id = a.id and t.deleted_at is null
  cross join lateral (values (a.former), ($3)) as whose (id)
  where a.former is distinct from $3`);

/** Tables of an account's rows. Rows that have the user already are not written again. */
const MOVE_ROWS = ['transactions', 'transaction_versions', 'balances', 'refused_rows'].map(
  (table) => `
update pluggy.${table} set user_id = $2 where account_id = any($1::uuid[]) and user_id is distinct from $2`,
);

/** Gives everything below an item to the user that the item has now, hidden rows too. Belongs into the item's own change. */
export async function moveBelowItem(tx: Queryable, itemId: ItemId, userId: UserId | null): Promise<void> {
  const { rows } = await tx.query<{ id: AccountId; former: UserId | null }>(MOVE_ACCOUNTS, [itemId, userId]);
  const accounts = rows.map(({ id }) => id);
  for (const move of MOVE_ROWS) await tx.query(move, [accounts, userId]);
  await tx.query(NOTE, [accounts, rows.map(({ former }) => former), userId]);
  await moveProducts(tx, itemId, userId);
}
