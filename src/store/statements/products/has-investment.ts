import type { InvestmentId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 investment. */
const HAS = `
select from pluggy.investments t join pluggy.items i on i.id = t.item_id and i.deleted_at is null
where i.user_id = $1 and t.id = $2 and t.deleted_at is null`;

/** Whether the user has this investment. */
export async function hasInvestment(db: Queryable, userId: UserId, id: InvestmentId): Promise<boolean> {
  return (await db.query(HAS, [userId, id])).rows.length > 0;
}
