import type { ItemId, UserId } from '../../../domain/ids.ts';
import { isRetried, isSyncGivenUp, syncRequestedAt } from '../../../queue/sql/item-jobs.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user. What the connection's object is made of, besides what time alone changes. */
const LIST = `
select id, md5(concat_ws('|', sync_state, sync_started_at, sync_finished_at, sync_rows_read, sync_error, missing_since, raw,
  (select string_agg(p::text, ',' order by p.product) from pluggy.product_states p where p.item_id = items.id),
  ${isSyncGivenUp('items.id')}, ${isRetried('items.id')}, ${syncRequestedAt('items.id')})) as state
from pluggy.items where user_id = $1 and deleted_at is null`;

/** For each connection of a user a text that is another one once it looks different. How far a sync is stands in no log of changes. */
export async function listItemStates(db: Queryable, userId: UserId): Promise<ReadonlyMap<ItemId, string>> {
  const { rows } = await db.query<{ id: ItemId; state: string }>({
    name: 'list-item-states',
    text: LIST,
    values: [userId],
  });
  return new Map(rows.map(({ id, state }) => [id, state]));
}
