/** $1 id, $2 worker. One row if the lease was held. What was dead under the same key is settled by the success. */
export const COMPLETE = `
with done as (
  delete from pluggy.jobs where id = $1::bigint and worker = $2::bigint returning kind, key
), settled as (
  delete from pluggy.jobs dead using done where dead.kind = done.kind and dead.key = done.key and dead.state = 'dead'
)
select 1 from done`;
