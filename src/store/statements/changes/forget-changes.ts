import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 numbered before. The oldest go first, so that up to one number nothing is kept, and behind it everything. */
const FORGET = `
with old as (
  select id, sequence from (
    select id, sequence, numbered_at from pluggy.changes where sequence is not null order by sequence limit ${FORGET_AT_ONCE}
  ) oldest where numbered_at < $1
), noted as (
  update pluggy.change_sequence set forgotten = greatest(forgotten, (select max(sequence) from old))
  where exists (select from old)
)
delete from pluggy.changes c using old where c.id = old.id`;

/** Forgets some of the oldest entries of the log. @returns how many */
export async function forgetChanges(db: Queryable, before: Date): Promise<number> {
  return (await db.query(FORGET, [before])).rowCount ?? 0;
}
