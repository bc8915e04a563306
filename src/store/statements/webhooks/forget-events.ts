import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 received before. What nobody has acted on yet stays, however old it is. */
const INBOX = `
delete from pluggy.inbox where id in (
  select id from pluggy.inbox where received_at < $1 and settled_at is not null
  order by received_at limit ${FORGET_AT_ONCE} for update skip locked
)`;

/** Forgets some settled events. @returns how many */
export async function forgetEvents(db: Queryable, before: Date): Promise<number> {
  return (await db.query(INBOX, [before])).rowCount ?? 0;
}
