import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { StoredOwner } from '../../../domain/owner.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveProducts } from '../products/products-of-item.ts';

const MOVE_ACCOUNTS = `
update pluggy.accounts set user_id = $2 where item_id = $1 returning id`;

/** Tables of an account's rows. Rows that have the user already are not written again. */
const MOVE_ROWS = ['transactions', 'transaction_versions', 'balances', 'refused_rows'].map(
  (table) => `
update pluggy.${table} set user_id = $2 where account_id = any($1::uuid[]) and user_id is distinct from $2`,
);

/** Gives everything below an item to the user that the item has now, hidden rows too. Belongs into the item's own change. */
export async function moveBelow(tx: Queryable, itemId: ItemId, userId: UserId | null): Promise<void> {
  const { rows } = await tx.query<{ id: AccountId }>(MOVE_ACCOUNTS, [itemId, userId]);
  const accounts = rows.map(({ id }) => id);
  for (const move of MOVE_ROWS) await tx.query(move, [accounts, userId]);
  await moveProducts(tx, itemId, userId);
}

/** How many transactions one step moves: a moment of a lock each, whatever the account's size. */
const STEP = 5_000;

/** $1 account, $2 the id after which it goes on, $3 user. */
const MOVE_STEP = `
with next as materialized (
  select id from pluggy.transactions where account_id = $1 and id > $2 order by id limit ${STEP}
), moved as (
  update pluggy.transactions t set user_id = $3 from next
  where t.account_id = $1 and t.id = next.id and t.user_id is distinct from $3
)
select id from next order by id desc limit 1`;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Moves an item's transactions ahead of the item, some thousands at a time, each step a transaction of its own. Who sees a
 * row is decided by its account, which stays where it is: nobody sees anything of it before the item itself moves.
 */
export async function moveTransactionsAhead(
  database: Queryable,
  itemId: ItemId,
  userId: UserId,
): Promise<void> {
  const { rows } = await database.query<{ id: AccountId }>(
    'select id from pluggy.accounts where item_id = $1',
    [itemId],
  );
  for (const account of rows) {
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const step: { readonly rows: readonly { readonly id: string }[] } = await database.query<{
        id: string;
      }>(MOVE_STEP, [account.id, after, userId]);
      after = step.rows[0]?.id;
    }
  }
}

const OWNER = 'select user_id as "userId", owner_given_at as "ownerGivenAt" from pluggy.items where id = $1';

/** Whose an item is, a hidden one too; undefined: it is not known. */
export async function findOwner(db: Queryable, itemId: ItemId): Promise<StoredOwner | undefined> {
  return (await db.query<StoredOwner>(OWNER, [itemId])).rows[0];
}

/** The same, and nobody changes it until the transaction ends. */
export async function lockOwner(tx: Queryable, itemId: ItemId): Promise<StoredOwner | undefined> {
  return (await tx.query<StoredOwner>(`${OWNER} for update`, [itemId])).rows[0];
}

const ADD_USER = `
insert into pluggy.users (id, created_at) select $1, $2
where not exists (select from pluggy.users where id = $1) on conflict do nothing`;
const GIVE = 'update pluggy.items set user_id = $2, owner_given_at = $3, changed_at = $3 where id = $1';

/** Gives a stored item and everything below it to a user, for good. */
export async function giveItem(tx: Queryable, itemId: ItemId, userId: UserId, now: Date): Promise<void> {
  await tx.query(ADD_USER, [userId, now]);
  await tx.query(GIVE, [itemId, userId, now]);
  await moveBelow(tx, itemId, userId);
}
