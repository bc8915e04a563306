import type { JsonObject } from '../job.ts';

/**
 * $1 worker, $2 now, $3 how many at most, $4 lease_until, $5 kinds.
 *
 * Two workers that pick different jobs of one serial at once both pass the NOT EXISTS; the unique index
 * jobs_one_running_per_serial then refuses the second, whose statement has to be repeated.
 */
export const TAKE = `
with due as (
  select job.id, job.serial, job.run_at
  from pluggy.jobs job
  where job.state = 'ready'
    and job.run_at <= $2::timestamptz
    and job.kind = any($5::text[])
    and not exists (select from pluggy.jobs other where other.serial = job.serial and other.state = 'running')
  order by job.run_at, job.id
  limit $3::integer
  for update of job skip locked
), one_per_serial as (
  select distinct on (serial) id from due order by serial, run_at, id
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
