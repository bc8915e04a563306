import type { Queryable } from '../store/Queryable.ts';

/** A lock that all workers of a database hold together, each as long as its session lives. */
const PRESENCE = { space: 0x504c_5547, key: 1 } as const;

/** Taken beside the worker's own lock. */
export const TAKE_PRESENCE = `pg_advisory_lock_shared(${PRESENCE.space}, ${PRESENCE.key})`;

/** No table is read: PostgreSQL itself knows who lives, a second after a kill -9. */
const COUNT_WORKERS = `
select count(*)::integer as workers from pg_locks
where locktype = 'advisory' and classid = ${PRESENCE.space} and objid = ${PRESENCE.key} and objsubid = 2 and granted
  and database = (select oid from pg_database where datname = current_database())`;

/** Whether some process works on this database's queue at this moment. */
export async function isAnyoneWorking(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ workers: number }>(COUNT_WORKERS);
  return (rows[0]?.workers ?? 0) > 0;
}
