import { type GateState, NOW, STATE } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoints, $2 reason, $3 failures that pause, $4 first pause, $5 longest pause, $6 chance, $7 now, $8 address. */
const FAIL = `
insert into pluggy.call_gates as g (egress, endpoint, next_at, failures, reason)
select $8, endpoint, ${NOW('$7')}, 1, $2 from unnest($1::text[]) as endpoint
on conflict (egress, endpoint) do update set
  failures = g.failures + 1,
  reason = excluded.reason,
  probe_until = null,
  pauses = case when g.failures + 1 >= $3 and coalesce(g.paused_until <= ${NOW('$7')}, true)
    then g.pauses + 1 else g.pauses end,
  paused_until = case when g.failures + 1 >= $3 and coalesce(g.paused_until <= ${NOW('$7')}, true)
    then ${NOW('$7')} + least($5::float8, $4::float8 * 2 ^ least(g.pauses, 20)) * (0.75 + $6::float8 / 2) * interval '1 millisecond'
    else g.paused_until end
returning ${STATE(NOW('$7'))}`;

export interface FailureNote {
  /** The outgoing address that the calls were sent from. */
  readonly egress: string;
  readonly endpoints: readonly string[];
  readonly reason: string;
  /** So many failures in a row pause the endpoint. */
  readonly limit: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** In [0, 1): a quarter of the pause, more or less. */
  readonly random: number;
  readonly now: Date | undefined;
}

/** Counts a failure. One that comes while the endpoint is paused does not prolong the pause. */
export async function noteFailure(db: Queryable, note: FailureNote): Promise<GateState[]> {
  const { egress, endpoints, reason, limit, firstPauseMs, longestPauseMs, random, now } = note;
  // in one order, so that two processes do not wait for each other
  const values = [
    endpoints.toSorted(),
    reason,
    limit,
    firstPauseMs,
    longestPauseMs,
    random,
    now ?? null,
    egress,
  ];
  return (await db.query<GateState>(FAIL, values)).rows;
}
