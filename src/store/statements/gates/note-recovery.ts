import type { Queryable } from '../../Queryable.ts';

const RECOVER = `
update pluggy.call_gates
set failures = 0, reason = null, pauses = 0, paused_until = null, probe_until = null
where endpoint = any($1::text[]) and failures > 0`;

/** The endpoints answer. */
export async function noteRecovery(db: Queryable, endpoints: readonly string[]): Promise<void> {
  await db.query(RECOVER, [endpoints.toSorted()]);
}
