/** $1 now. */
export const COUNT = `
select
  count(*) filter (where state = 'ready')::integer as ready,
  count(*) filter (where state = 'ready' and run_at <= $1::timestamptz)::integer as due,
  count(*) filter (where state = 'running')::integer as running,
  count(*) filter (where state = 'dead')::integer as dead,
  (extract(epoch from $1::timestamptz - min(run_at) filter (where state = 'ready' and run_at <= $1::timestamptz)) * 1000)
    ::float8 as "oldestDueMs"
from pluggy.jobs`;

/** How the queue stands. `oldestDueMs`: for how long the first job in line could have run; null: none is due. */
export interface QueueDepth {
  ready: number;
  due: number;
  running: number;
  dead: number;
  oldestDueMs: number | null;
}
