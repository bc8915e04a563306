/**
 * The row that an id stands for today: itself, or the last of those that took its place. $1 user, $2 the id.
 * @param shown the condition on that row, `t`
 */
export const todaysRow = (shown: string): string => `
with recursive chain as (
  select t.account_id, t.id, t.deleted_at, 0 as step
  from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  join pluggy.transactions t on t.account_id = a.id and t.id = $2
  where a.user_id = $1
  union all
  select n.account_id, n.id, n.deleted_at, c.step + 1
  from chain c
  join pluggy.transaction_links l on l.account_id = c.account_id and l.old_id = c.id
  join pluggy.transactions n on n.account_id = l.account_id and n.id = l.new_id
  where c.deleted_at is not null and c.step < 1000
)
select t.account_id as "accountId", t.id
from (select account_id, id from chain order by step desc limit 1) c
join pluggy.transactions t on t.account_id = c.account_id and t.id = c.id
where ${shown}`;

/** It is there. The rows of a closed account stand for themselves. */
export const IS_THERE = `(t.deleted_at is null or t.deleted_reason = 'account_gone' and exists (
  select from pluggy.accounts a where a.id = t.account_id and a.deleted_at is not null))`;
