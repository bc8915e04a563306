import { ms, NOW } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 for how many milliseconds, $3 now or null, $4 address. */
const CLOSE = `
insert into pluggy.call_gates as g (egress, endpoint, next_at, closed_until)
values ($4, $1, ${NOW('$3')}, ${NOW('$3')} + ${ms('$2')})
on conflict (egress, endpoint) do update set closed_until = greatest(g.closed_until, excluded.closed_until)`;

/** Pluggy asked for no more calls to the endpoint from this address for so long. */
export async function closeGate(
  db: Queryable,
  egress: string,
  endpoint: string,
  forMs: number,
  now: Date | undefined,
): Promise<void> {
  await db.query(CLOSE, [endpoint, forMs, now ?? null, egress]);
}
