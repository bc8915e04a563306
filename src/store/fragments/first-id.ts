/** Longer chains of ids than this were never seen; it ends a walk in a circle. */
const MOST_IDS = 1_000;

/** The first of the ids that the transaction `alias` had. Most rows never had another, and cost one look at an index. */
export const firstIdOf = (alias: string): string => `case when not exists (
    select 1 from pluggy.transaction_links l where l.account_id = ${alias}.account_id and l.new_id = ${alias}.id
  ) then ${alias}.id else (
    with recursive chain (id, steps) as (
      select ${alias}.id, 0
      union all
      select l.old_id, c.steps + 1 from chain c
      join pluggy.transaction_links l on l.account_id = ${alias}.account_id and l.new_id = c.id
      where c.steps < ${MOST_IDS}
    )
    select c.id from chain c order by c.steps desc limit 1
  ) end`;
