import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 the minute was before. */
const COUNTS = `
delete from pluggy.request_counts where (name, minute) in (
  select name, minute from pluggy.request_counts where minute < $1 order by minute limit ${FORGET_AT_ONCE}
)`;

/** Forgets how many requests there were. @returns how many rows */
export async function forgetRequestCounts(db: Queryable, before: Date): Promise<number> {
  return (await db.query(COUNTS, [before])).rowCount ?? 0;
}
