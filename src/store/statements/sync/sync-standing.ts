import type { ItemId } from '../../../domain/ids.ts';
import { syncJob } from '../../../queue/sql/item-jobs.ts';
import type { Queryable } from '../../Queryable.ts';

/** How a connection's sync stands, its job included. */
export interface SyncStanding {
  readonly itemId: ItemId;
  readonly status: string;
  readonly isDeleted: boolean;
  readonly isDone: boolean;
  readonly finishedAt: Date | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** By the sync that began since; 0: none has. */
  readonly rowsRead: number;
  /** Null: there is no job. */
  readonly job: 'ready' | 'running' | 'dead' | null;
  readonly jobRunAt: Date | null;
  /** Class and code of the job's last failure; null: it has not failed since it was asked for. */
  readonly jobError: string | null;
}

const READ = `
select i.id as "itemId", i.status, i.deleted_at is not null as "isDeleted", i.sync_state = 'done' as "isDone",
  i.sync_finished_at as "finishedAt", i.sync_error as error,
  case when i.sync_started_at >= $2 then coalesce(i.sync_rows_read, 0) else 0 end::float8 as "rowsRead",
  j.state as job, j.run_at as "jobRunAt", case when j.attempts > 0 and j.state <> 'running' then j.last_error end as "jobError"
from pluggy.items i
left join lateral (${syncJob('i.id')}) j on true
where i.id = any ($1::uuid[])`;

export async function readSyncStandings(
  db: Queryable,
  items: readonly ItemId[],
  since: Date,
): Promise<SyncStanding[]> {
  return (await db.query<SyncStanding>(READ, [items, since])).rows;
}

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
  /** Rows that an interrupted read brought, which is gone on with. */
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
