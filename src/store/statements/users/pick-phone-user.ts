import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

const PICK = `
select u.id from pluggy.users u where u.id = any($1::text[])
order by exists (select from pluggy.items i where i.user_id = u.id and i.deleted_at is null) desc, u.created_at, u.id
limit 1`;
const LEAD = `
update pluggy.users set phone_led_to = $1, phone_hash = null where id = any($2::text[]) and id <> $1`;

/**
 * Whom a number leads to whose forms had several users, from the time before all forms of a number were one: the one
 * with a connection, else the older. The choice is kept, so that it never changes again by itself. Nothing of the others
 * moves: they stay users, under their ids. Belongs into a transaction that holds the lock of all numbers.
 * @returns undefined for nobody
 */
export async function pickPhoneUser(tx: Queryable, ids: readonly UserId[]): Promise<UserId | undefined> {
  if (ids.length < 2) return ids[0];
  const chosen = (await tx.query<{ id: UserId }>(PICK, [ids])).rows[0]?.id;
  await tx.query(LEAD, [chosen, ids]);
  return chosen;
}
