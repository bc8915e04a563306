import { ms, NOW } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 for how many milliseconds, $3 now or null, $4 address. */
const CLAIM = `
update pluggy.call_gates set probe_until = ${NOW('$3')} + ${ms('$2')}
where egress = $4 and endpoint = $1 and paused_until <= ${NOW('$3')} and coalesce(probe_until <= ${NOW('$3')}, true)
returning 1`;

/** After a pause, one call from this address finds out whether it works again. @returns whether the caller's is the one */
export async function claimProbe(
  db: Queryable,
  egress: string,
  endpoint: string,
  forMs: number,
  now: Date | undefined,
): Promise<boolean> {
  return (await db.query(CLAIM, [endpoint, forMs, now ?? null, egress])).rowCount === 1;
}
