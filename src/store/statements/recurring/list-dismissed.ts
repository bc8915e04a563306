import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { DismissedSeries } from '../../../domain/recurring/is-dismissed.ts';
import { localDay } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/** An account and the one in which its rows go on. */
export interface Continuation {
  readonly from: AccountId;
  readonly to: AccountId;
}

/**
 * $1 user, $2 accounts in which rows may have got another id since, $3 and $4 accounts and what shows each of them now. There
 * a row is the one of the same day and amount: many of a series have to be found again.
 */
const DISMISSED = `
with recursive known (choice, id, step) as (
  select c.id, r.id, 0 from pluggy.recurring_choices c cross join unnest(c.transaction_ids) r (id) where c.user_id = $1
  union all
  select k.choice, l.new_id, k.step + 1 from known k
  join pluggy.transaction_links l on l.account_id = any ($2::uuid[]) and l.old_id = k.id
  where k.step < 1000
), shown (choice, id) as (
  select k.choice, k.id from known k
  union
  select k.choice, n.id from known k
  cross join unnest($3::uuid[], $4::uuid[]) p (from_id, to_id)
  join pluggy.transactions o on o.account_id = p.from_id and o.id = k.id and o.user_id = $1
  join pluggy.transactions n on n.account_id = p.to_id and n.user_id = $1 and n.deleted_at is null
    and n.date between o.date - interval '1 day' and o.date + interval '1 day'
    and ${localDay('n.date')} = ${localDay('o.date')}
    and n.amount = o.amount and n.currency_code is not distinct from o.currency_code
)
select c.id, c.last_day::text as "lastDay", array_agg(distinct s.id::text) as "transactionIds"
from pluggy.recurring_choices c join shown s on s.choice = c.id
where c.user_id = $1
group by c.id, c.last_day order by c.id`;

/** The series that the person says are not recurring, with every id that their rows had since. */
export async function listDismissed(
  db: Queryable,
  userId: UserId,
  accounts: readonly AccountId[],
  continuations: readonly Continuation[],
): Promise<DismissedSeries[]> {
  const [from, to] = [continuations.map((one) => one.from), continuations.map((one) => one.to)];
  return (await db.query<DismissedSeries>(DISMISSED, [userId, accounts, from, to])).rows;
}
