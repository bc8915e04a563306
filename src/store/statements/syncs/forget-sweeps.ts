import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The item is read completely: its next complete read starts at the first page again. */
export async function forgetSweeps(tx: Queryable, itemId: ItemId): Promise<void> {
  await tx.query(
    'delete from pluggy.sweeps where account_id in (select id from pluggy.accounts where item_id = $1)',
    [itemId],
  );
}
