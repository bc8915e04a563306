import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 all its times were before. A row that somebody uses at this moment stays. */
const FORGET = `
delete from pluggy.call_gates where (egress, endpoint) in (
  select egress, endpoint from pluggy.call_gates
  where greatest(next_at, closed_until, paused_until, probe_until) < $1
  limit ${FORGET_AT_ONCE} for update skip locked
)`;

/** Endpoints that nobody called for long, above all from addresses that are no more. @returns how many rows */
export async function forgetGates(db: Queryable, before: Date): Promise<number> {
  return (await db.query(FORGET, [before])).rowCount ?? 0;
}
