import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 the minute was before. */
const FORGET = `
delete from pluggy.call_counts where (minute, endpoint) in (
  select minute, endpoint from pluggy.call_counts where minute < $1 order by minute limit ${FORGET_AT_ONCE}
)`;

/** @returns how many rows */
export async function forgetCallCounts(db: Queryable, before: Date): Promise<number> {
  return (await db.query(FORGET, [before])).rowCount ?? 0;
}
