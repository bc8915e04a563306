/**
 * What a run holds its job with. A row is leased at most once, and only a running row has a worker; so
 * "this id still has this worker" is true for this run alone, and false for ever once it is over.
 */
export interface Fence {
  readonly jobId: string;
  readonly worker: string;
}

/**
 * SQL that yields a row as long as the run still holds its job, and keeps it so until the transaction ends. Takes the
 * parameters (`$1`, …) that carry `fence.jobId` and `fence.worker`. Statements get it from `underLease` in queue/fenced.ts; the
 * write path of a page has it in its own text.
 *
 * KEY SHARE is the weakest lock that still stops a takeover, for a job leaves the running state only by DELETE.
 * SHARE would also make the heartbeat (an UPDATE on another connection) wait for a long transaction's end.
 */
export function leaseCondition(jobId: string, worker: string): string {
  return `select 1 from pluggy.jobs where id = ${jobId}::bigint and worker = ${worker}::bigint for key share`;
}
