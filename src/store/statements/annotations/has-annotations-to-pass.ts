import type { UserId } from '../../../domain/ids.ts';
import { IS_PASSED } from '../../fragments/passed-annotations.ts';
import type { Queryable } from '../../Queryable.ts';

const LEFT = `
select from pluggy.accounts a join pluggy.annotations n on n.account_id = a.id and n.user_id = a.user_id
where a.user_id = $1 and a.deleted_at is not null and not ${IS_PASSED}
limit 1`;

/** Whether something is said of rows of ended accounts that was not passed on. */
export async function hasAnnotationsToPass(db: Queryable, userId: UserId): Promise<boolean> {
  return (await db.query(LEFT, [userId])).rows.length > 0;
}
