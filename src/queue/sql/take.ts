import { type JsonObject, RANK } from '../job.ts';

/** The due jobs of one rank, as many as those before it left room for: an index scan of due rows alone. */
const dueOf = (rank: number, before: readonly number[]): string => `due_${rank} as materialized (
  select job.id, job.serial, job.rank, job.run_at
  from pluggy.jobs job
  where job.state = 'ready'
    and job.rank = ${rank}
    and job.run_at <= $2::timestamptz
    and job.kind = any($5::text[])
    and not exists (select from pluggy.jobs other where other.serial = job.serial and other.state = 'running')
  order by job.run_at, job.id
  limit ${['$3::integer', ...before.map((one) => `(select count(*) from due_${one})`)].join(' - ')}
  for update of job skip locked
)`;

const RANKS: readonly number[] = Object.values(RANK).sort();

/**
 * $1 worker, $2 now, $3 how many at most, $4 lease_until, $5 kinds.
 *
 * Two workers that pick different jobs of one serial at once both pass the NOT EXISTS; the unique index
 * jobs_one_running_per_serial then refuses the second, whose statement has to be repeated.
 */
export const TAKE = `
with ${RANKS.map((rank, index) => dueOf(rank, RANKS.slice(0, index))).join(', ')}, due as (
  ${RANKS.map((rank) => `select * from due_${rank}`).join(' union all ')}
), one_per_serial as (
  select distinct on (serial) id from due order by serial, rank, run_at, id
)
update pluggy.jobs job
set state = 'running', attempts = job.attempts + 1, worker = $1::bigint, lease_until = $4::timestamptz
from one_per_serial
where job.id = one_per_serial.id
returning (select count(*)::integer from due) as "dueCount",
  job.id, job.kind, job.key, job.payload, job.attempts, job.max_attempts as "maxAttempts"`;

export interface TakenRow {
  /** Jobs that were looked at; as many as were allowed: there may be more that are due. */
  dueCount: number;
  id: string;
  kind: string;
  key: string;
  payload: JsonObject;
  attempts: number;
  maxAttempts: number;
}
