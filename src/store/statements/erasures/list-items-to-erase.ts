import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Those that the user owns, hidden ones included; and those that events alone name as the user's. */
const LIST = `
select id, true as "wasStored" from pluggy.items where user_id = $1
union all
select distinct e.item_id, false from pluggy.inbox e
where e.user_id = $1 and e.item_id is not null and not exists (select from pluggy.items i where i.id = e.item_id)
order by 1`;

export interface ItemToErase {
  readonly id: ItemId;
  readonly wasStored: boolean;
}

/** The items that end with a person, in the order of their ids. */
export async function listItemsToErase(tx: Queryable, userId: UserId): Promise<ItemToErase[]> {
  return (await tx.query<ItemToErase>(LIST, [userId])).rows;
}
