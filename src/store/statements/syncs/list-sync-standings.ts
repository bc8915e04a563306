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

export async function listSyncStandings(
  db: Queryable,
  items: readonly ItemId[],
  since: Date,
): Promise<SyncStanding[]> {
  return (await db.query<SyncStanding>(READ, [items, since])).rows;
}
