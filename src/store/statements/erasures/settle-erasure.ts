import type { Queryable } from '../../Queryable.ts';

/**
 * $1 erasure, $2 now. Done once Pluggy has ended every item; else it waits for Pluggy. An erasure whose rows are still there
 * is not settled.
 */
const SETTLE = `
update pluggy.erasures e set
  state = case when w.waits then 'waiting_for_pluggy' else 'done' end,
  finished_at = case when w.waits then null else $2::timestamptz end,
  user_digest = case when w.waits then e.user_digest end,
  attempts = e.attempts + case when w.waits then 1 else 0 end
from (select exists (
  select from pluggy.erased_items where erasure_id = $1 and sealed is not null
) as waits) w
where e.id = $1 and e.state <> 'done' and e.user_sealed is null`;

export async function settleErasure(db: Queryable, erasureId: string, now: Date): Promise<void> {
  await db.query(SETTLE, [erasureId, now]);
}
