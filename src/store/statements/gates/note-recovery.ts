import type { Queryable } from '../../Queryable.ts';

/** $1 endpoints, $2 address. */
const RECOVER = `
update pluggy.call_gates
set failures = 0, reason = null, pauses = 0, paused_until = null, probe_until = null
where egress = $2 and endpoint = any($1::text[]) and failures > 0`;

/** The endpoints answer calls from this address. */
export async function noteRecovery(
  db: Queryable,
  egress: string,
  endpoints: readonly string[],
): Promise<void> {
  await db.query(RECOVER, [endpoints.toSorted(), egress]);
}
