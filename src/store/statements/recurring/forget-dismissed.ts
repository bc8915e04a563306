import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 ids. */
const FORGET = 'delete from pluggy.recurring_choices where user_id = $1 and id = any ($2::uuid[])';

/** The person takes back that these series are not recurring. */
export async function forgetDismissed(tx: Queryable, userId: UserId, ids: readonly string[]): Promise<void> {
  await tx.query(FORGET, [userId, ids]);
}
