/**
 * KEY SHARE is the weakest lock that still stops a takeover, for a job leaves the running state only by DELETE.
 * SHARE would also make the heartbeat (an UPDATE on another connection) wait for a long transaction's end.
 */
export function leaseCondition(jobId: string, worker: string): string {
  return `select 1 from pluggy.jobs where id = ${jobId}::bigint and worker = ${worker}::bigint for key share`;
}

export const ASSERT_LEASE = leaseCondition('$1', '$2');
