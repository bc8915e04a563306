import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 over since before. */
const FORGET = `
delete from pluggy.webhook_deliveries where id in (
  select id from pluggy.webhook_deliveries where ended_at < $1
  order by ended_at limit ${FORGET_AT_ONCE} for update skip locked
)`;

/** Forgets some deliveries that are over. What waits stays, however old it is. @returns how many */
export async function forgetDeliveries(db: Queryable, before: Date): Promise<number> {
  return (await db.query(FORGET, [before])).rowCount ?? 0;
}
