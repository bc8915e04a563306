/**
 * SQL that tells workers, once it is committed, that a job of this kind is due at `time`. An empty message would say: any
 * job, at once.
 */
export function notifyWorkers(kind: string, time: string, now: string): string {
  return `pg_notify('pluggy_jobs', ${waitMs(time, now)} || ' ' || ${kind})`;
}

/** SQL for how many milliseconds from now a time is, as text and never negative: what a notification says of a job. */
function waitMs(time: string, now: string): string {
  return `greatest(0, ceil(extract(epoch from ${time} - ${now}::timestamptz) * 1000))::bigint::text`;
}
