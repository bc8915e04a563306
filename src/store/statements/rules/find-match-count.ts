import type { UserId } from '../../../domain/ids.ts';
import { type RuleCondition, ruleConditions } from '../../fragments/rules.ts';
import { binder } from '../../fragments/transaction-filter.ts';
import type { Queryable } from '../../Queryable.ts';

/** How many rows of the user are shown and are what a rule asks for: those that a run of it would look at. */
export async function findMatchCount(db: Queryable, userId: UserId, when: RuleCondition): Promise<number> {
  const values: unknown[] = [];
  const bind = binder(values);
  const owner = bind(userId);
  const asked = ruleConditions(when, bind).map((condition) => `\n  and ${condition}`);
  const text = `
select count(*)::integer as count
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
cross join lateral (select * from pluggy.transactions t where t.account_id = a.id and t.deleted_at is null offset 0) t
where a.user_id = ${owner} and a.deleted_at is null${asked.join('')}`;
  const { rows } = await db.query<{ count: number }>({ text, values });
  return rows[0]?.count ?? 0;
}
