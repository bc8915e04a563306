import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable, Result } from '../../Queryable.ts';
import type { ScopedDatabase } from '../../ScopedDatabase.ts';

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
 * @param assertMayMove throws where the item may not be the user's any more, and keeps it so until its transaction ends:
 * somebody else may be given the item between two steps
 */
export async function moveTransactionsAhead(
  database: ScopedDatabase,
  itemId: ItemId,
  userId: UserId,
  assertMayMove: (tx: Queryable) => Promise<void>,
): Promise<void> {
  const { rows } = await database.asSystem(
    (tx) => tx.query<{ id: AccountId }>('select id from pluggy.accounts where item_id = $1', [itemId]),
    'read',
  );
  for (const account of rows) {
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const values: readonly string[] = [account.id, after, userId];
      const step: Result<{ id: string }> = await database.asSystem(async (tx) => {
        await assertMayMove(tx);
        return tx.query<{ id: string }>(MOVE_STEP, values);
      });
      after = step.rows[0]?.id;
    }
  }
}
