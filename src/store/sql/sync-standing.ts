import type { ItemId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';

/** How a connection's sync stands, its job included. */
export interface SyncStanding {
  readonly itemId: ItemId;
  readonly status: string;
  readonly isDeleted: boolean;
  readonly isDone: boolean;
  readonly finishedAt: Date | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  readonly rowsRead: number;
  /** Null: there is no job. */
  readonly job: 'ready' | 'running' | 'dead' | null;
  readonly jobRunAt: Date | null;
  /** Class and code of the job's last failure; null: it has not failed since it was asked for. */
  readonly jobError: string | null;
}

const READ = `
select i.id as "itemId", i.status, i.deleted_at is not null as "isDeleted", i.sync_state = 'done' as "isDone",
  i.sync_finished_at as "finishedAt", i.sync_error as error, coalesce(i.sync_rows_read, 0)::float8 as "rowsRead",
  j.state as job, j.run_at as "jobRunAt", case when j.attempts > 0 and j.state <> 'running' then j.last_error end as "jobError"
from pluggy.items i
left join lateral (
  select * from pluggy.jobs where kind = 'sync-item' and key = i.id::text
  order by array_position(array['running', 'ready', 'dead'], state) limit 1
) j on true
where i.id = any ($1::uuid[])`;

export async function readSyncStandings(db: Queryable, items: readonly ItemId[]): Promise<SyncStanding[]> {
  return (await db.query<SyncStanding>(READ, [items])).rows;
}

const WANTED = `
select from pluggy.jobs where kind = 'sync-item' and key = $1 and state = 'ready' and run_at <= $2`;

/** Whether the item's sync waits to be run. */
export async function isSyncWanted(db: Queryable, itemId: ItemId, now: Date): Promise<boolean> {
  return (await db.query(WANTED, [itemId, now])).rows.length > 0;
}

const LIST = `
select id from pluggy.items
where deleted_at is null and client_id = $1 and ($2::uuid is null or id = $2) and ($3::text is null or user_id = $3)
order by first_seen_at, id`;

/** The application's connections: all, one, or a user's. */
export async function listItemIds(
  db: Queryable,
  clientId: string,
  which: { readonly itemId?: ItemId | undefined; readonly userId?: string | undefined },
): Promise<ItemId[]> {
  const { rows } = await db.query<{ id: ItemId }>(LIST, [
    clientId,
    which.itemId ?? null,
    which.userId ?? null,
  ]);
  return rows.map(({ id }) => id);
}
