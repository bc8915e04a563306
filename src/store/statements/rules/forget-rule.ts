import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Forgets a rule; what it said of rows stays. @returns whether there was one */
export async function forgetRule(tx: Queryable, userId: UserId, id: string): Promise<boolean> {
  const forget = 'delete from pluggy.rules where user_id = $1 and id = $2';
  return (await tx.query(forget, [userId, id])).rowCount === 1;
}
