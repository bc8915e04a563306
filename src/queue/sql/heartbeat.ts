/** $1 worker, $2 ids of its running jobs, $3 lease_until. Returns those that it still holds. */
export const HEARTBEAT = `
update pluggy.jobs set lease_until = $3::timestamptz
where id = any($2::bigint[]) and worker = $1::bigint
returning id`;

export interface HeldRow {
  id: string;
}
