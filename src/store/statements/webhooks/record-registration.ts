import type { Queryable } from '../../Queryable.ts';

const RECORD_REGISTRATION = `
update pluggy.webhook_proof set registered_at = $1, disabled_at = coalesce($2, disabled_at),
  lost_until = case when $2::timestamptz is null then lost_until else $1 end`;

/** Keeps that Pluggy delivers to this service. @param disabledAt since when it did not; null: it did */
export async function recordRegistration(db: Queryable, disabledAt: Date | null, now: Date): Promise<void> {
  await db.query(RECORD_REGISTRATION, [now, disabledAt]);
}
