import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * Nothing is due of this person any more. What asks for it after this statement has begun stays due: so it comes before the
 * facts are read.
 */
export async function settleDueStandings(tx: Queryable, userId: UserId): Promise<void> {
  await tx.query('delete from pluggy.standings_due where user_id = $1', [userId]);
}
