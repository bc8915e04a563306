import type { Queryable } from '../../Queryable.ts';

/** $1 now, $2 problem or null, $3 a success that is older proves nothing. Webhooks may have been lost before a success that follows a failure or a long silence. */
const RECORD_TRY = `
update pluggy.webhook_proof set
  lost_until = case when $2::text is null and (problem is not null or succeeded_at < $3) then $1 else lost_until end,
  succeeded_at = case when $2::text is null then $1 else succeeded_at end,
  tried_at = $1, problem = $2`;

/** Keeps what came of a round trip. @param problem null: it came in */
export async function recordRoundTrip(
  db: Queryable,
  outcome: { readonly problem: string | null; readonly validSince: Date },
  now: Date,
): Promise<void> {
  await db.query(RECORD_TRY, [now, outcome.problem, outcome.validSince]);
}
