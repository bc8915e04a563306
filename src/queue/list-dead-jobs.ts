import type { Queryable } from '../store/Queryable.ts';

/** A job that used up its attempts. Nothing else waits for it; a new request for the same key runs all the same. */
export interface DeadJobRow {
  readonly kind: string;
  /** What it was to work on: for `sync-item`, the item's id. */
  readonly key: string;
  readonly attempts: number;
  /** Class and code of the last failure. */
  readonly reason: string;
  readonly diedAt: Date;
}

const LIST = `
select kind, key, attempts, last_error as reason, run_at as "diedAt"
from pluggy.jobs where state = 'dead' order by run_at, id limit $1`;

/** The dead letter, oldest first. */
export async function listDeadJobs(db: Queryable, limit: number): Promise<DeadJobRow[]> {
  return (await db.query<DeadJobRow>(LIST, [limit])).rows;
}
