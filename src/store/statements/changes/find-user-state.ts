import type { UserId } from '../../../domain/ids.ts';
import { instantOrNull } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 user, $2 now. Of a user of whom the log keeps nothing any more, up to where it keeps nothing. Consents end by time alone, and with them
 * which of two accounts counts. What the person says of recurring payments is in no feed, and counts beside it.
 */
const FIND = `
select coalesce((select max(sequence) from pluggy.changes where user_id = $1), s.forgotten)::text || '.' || (
  select count(*) from pluggy.items i
  where i.user_id = $1 and i.deleted_at is null and ${instantOrNull("i.raw->>'consentExpiresAt'")} <= $2) || '.' || (
  select count(*) from pluggy.items i join pluggy.consents c on c.item_id = i.id
  where i.user_id = $1 and i.deleted_at is null and c.deleted_at is null and ${instantOrNull("c.raw->>'expiresAt'")} <= $2) || '.' || (
  select coalesce(count(*) || ' ' || max(c.dismissed_at), '') from pluggy.recurring_choices c where c.user_id = $1) as state
from pluggy.change_sequence s`;

/** Another text whenever something of what is stored of a user was changed, or ended. The log has to be numbered before. */
export async function findUserState(db: Queryable, userId: UserId, now: Date): Promise<string> {
  const { rows } = await db.query<{ state: string }>({
    name: 'find-user-state',
    text: FIND,
    values: [userId, now],
  });
  return rows[0]?.state ?? '';
}
