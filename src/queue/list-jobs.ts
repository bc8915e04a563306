import type { JobState } from '../domain/work-states.ts';
import type { Queryable } from '../store/Queryable.ts';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  /** What it works on: for `sync-item`, the item's id. */
  readonly key: string;
  readonly state: JobState;
  /** Ready: not before this time. Dead: when it was given up. */
  readonly runAt: Date;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly leaseUntil: Date | null;
  /** Class and code of the last failure. */
  readonly lastError: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `id::text as id, kind, key, state, run_at as "runAt", attempts, max_attempts as "maxAttempts",
  lease_until as "leaseUntil", last_error as "lastError", created_at as "createdAt"`;

/** $1 state, $2 the last id of the page before, $3 how many. */
const LIST = `
select ${COLUMNS} from pluggy.jobs
where ($1::text is null or state = $1) and ($2::bigint is null or id > $2) order by jobs.id limit $3`;

/** All work, in the order in which it was asked for. */
export async function listJobs(
  db: Queryable,
  state: JobState | undefined,
  after: string | undefined,
  limit: number,
): Promise<JobRow[]> {
  return (await db.query<JobRow>(LIST, [state ?? null, after ?? null, limit])).rows;
}

/** $1 id. */
const FIND = `select ${COLUMNS} from pluggy.jobs where id = $1`;

export async function findJob(db: Queryable, id: string): Promise<JobRow | undefined> {
  return (await db.query<JobRow>(FIND, [id])).rows[0];
}

/** $1 key. */
const OF_KEY = `select ${COLUMNS} from pluggy.jobs where key = $1 order by jobs.id`;

/** What is done, waits or was given up for one key. */
export async function listJobsOfKey(db: Queryable, key: string): Promise<JobRow[]> {
  return (await db.query<JobRow>(OF_KEY, [key])).rows;
}
