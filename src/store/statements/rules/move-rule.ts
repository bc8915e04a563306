import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user. Two moves of one person come one after the other. */
const LOCK = 'select from pluggy.rules where user_id = $1 order by id for no key update';

/**
 * $1 user, $2 rule, $3 its place from now on, counted from 1. The others keep their order, and all share out the numbers that
 * they have: a rule that is made meanwhile stays the last.
 */
const MOVE = `
with current as (
  select id, place, row_number() over (order by place) as nth from pluggy.rules where user_id = $1
), moved as (
  select c.nth as "from", least($3::bigint, (select count(*) from current)) as "to" from current c where c.id = $2
), wanted as (
  select c.id, case
      when c.nth = m."from" then m."to"
      when c.nth > m."from" and c.nth <= m."to" then c.nth - 1
      when c.nth < m."from" and c.nth >= m."to" then c.nth + 1
      else c.nth end as nth
  from current c cross join moved m
)
update pluggy.rules r set place = p.place
from wanted w join current p on p.nth = w.nth
where r.user_id = $1 and r.id = w.id and exists (select from moved)
returning r.id`;

/** Gives a rule another place among its user's rules; one beyond the last is the last. @returns whether there is one */
export async function moveRule(
  tx: Queryable,
  userId: UserId,
  { id, place }: { readonly id: string; readonly place: number },
): Promise<boolean> {
  await tx.query(LOCK, [userId]);
  return (await tx.query(MOVE, [userId, id, place])).rows.length > 0;
}
