import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 happened last before. */
const AUDIT = `
delete from pluggy.audit where id in (
  select id from pluggy.audit where at < $1 and until < $1
  order by at limit ${FORGET_AT_ONCE} for update skip locked
)`;

/** Forgets some of what was done and refused. @returns how many rows */
export async function forgetAudit(db: Queryable, before: Date): Promise<number> {
  return (await db.query(AUDIT, [before])).rowCount ?? 0;
}
