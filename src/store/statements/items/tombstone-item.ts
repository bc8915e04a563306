import type { ItemId } from '../../../domain/ids.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';
import { tombstoneProducts } from '../products/tombstone-products.ts';
import { forgetSweeps } from '../syncs/forget-sweeps.ts';

/**
 * Hides an item and everything below it. The rows stay, with the time of their deletion; should the item return, all of
 * them have to be read.
 */
export async function tombstoneItem(tx: Queryable, id: ItemId, now: Date): Promise<void> {
  await tx.query(
    'update pluggy.items set deleted_at = $2, changed_at = $2 where id = $1 and deleted_at is null',
    [id, now],
  );
  const { rows } = await tx.query<{ id: string }>(
    `update pluggy.accounts set deleted_at = $2, changed_at = $2, read_from = null
     where item_id = $1 and deleted_at is null returning id`,
    [id, now],
  );
  await forgetSweeps(tx, id);
  await tx.query(
    `with gone as (
       update pluggy.transactions set deleted_at = $2, changed_at = $2, deleted_reason = 'item_gone'
       where account_id = any($1::uuid[]) and deleted_at is null
       returning account_id, id, user_id
     ) ${noteTransactions('select * from gone')}`,
    [rows.map((row) => row.id), now],
  );
  await tombstoneProducts(tx, id, now);
}
