import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const FIND = `
select u.id as "userId" from pluggy.standings_due d join pluggy.users u on u.id = d.user_id
where d.due_at <= $1 and d.user_id <> all ($2) order by d.due_at, d.id limit 1 for no key update of u skip locked`;

/**
 * A person whose accounts have to be decided on, held until the transaction ends: no other process decides on them, and
 * nobody changes what the person set. Undefined: there is none.
 * @param left persons who are left out
 */
export async function findDueStandings(
  tx: Queryable,
  now: Date,
  left: readonly UserId[] = [],
): Promise<UserId | undefined> {
  return (await tx.query<{ userId: UserId }>(FIND, [now, left])).rows[0]?.userId;
}
