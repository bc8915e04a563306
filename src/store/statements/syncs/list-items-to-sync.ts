import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 application, $2 item or null, $3 user or null, $4 synced since or null, $5 sweeps saved since. */
const LIST = `
select i.id as "itemId", coalesce(
    i.sync_state = 'done' and i.sync_started_at >= $4::timestamptz and i.sync_finished_at >= $4::timestamptz, false) as "isSynced",
  (select sum(a.swept_rows)::float8 from pluggy.accounts a
   where a.item_id = i.id and a.deleted_at is null) as "rowsExpected",
  (select coalesce(sum(s.rows_seen), 0)::float8 from pluggy.accounts a join pluggy.sweeps s on s.account_id = a.id
   where a.item_id = i.id and s.saved_at >= $5) as "rowsEarlier"
from pluggy.items i
where i.deleted_at is null and i.client_id = $1 and ($2::uuid is null or i.id = $2) and ($3::text is null or i.user_id = $3)
order by i.first_seen_at, i.id`;

/** A connection before it is synced. */
export interface ItemToSync {
  readonly itemId: ItemId;
  /** A sync that began since the time asked for has ended well. */
  readonly isSynced: boolean;
  /** Rows that its last complete reads brought; null: there was none. */
  readonly rowsExpected: number | null;
  /** Rows that an interrupted read brought, which is continued. */
  readonly rowsEarlier: number;
}

/** The application's connections: all, one, or a user's. */
export async function listItemsToSync(
  db: Queryable,
  clientId: string,
  which: { readonly itemId?: ItemId | undefined; readonly userId?: string | undefined },
  times: { readonly syncedSince: Date | undefined; readonly savedSince: Date },
): Promise<ItemToSync[]> {
  const values = [
    clientId,
    which.itemId ?? null,
    which.userId ?? null,
    times.syncedSince ?? null,
    times.savedSince,
  ];
  return (await db.query<ItemToSync>(LIST, values)).rows;
}
