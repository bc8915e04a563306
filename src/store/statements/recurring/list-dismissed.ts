import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { DismissedSeries } from '../../../domain/recurring/is-dismissed.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 accounts in which rows may have got another id since. */
const DISMISSED = `
with recursive known (choice, id, step) as (
  select c.id, r.id, 0 from pluggy.recurring_choices c cross join unnest(c.transaction_ids) r (id) where c.user_id = $1
  union all
  select k.choice, l.new_id, k.step + 1 from known k
  join pluggy.transaction_links l on l.account_id = any ($2::uuid[]) and l.old_id = k.id
  where k.step < 1000
)
select c.id, c.last_day::text as "lastDay", array_agg(distinct k.id::text) as "transactionIds"
from pluggy.recurring_choices c join known k on k.choice = c.id
where c.user_id = $1
group by c.id, c.last_day order by c.id`;

/** The series that the person says are not recurring, with every id that their rows had since. */
export async function listDismissed(
  db: Queryable,
  userId: UserId,
  accounts: readonly AccountId[],
): Promise<DismissedSeries[]> {
  return (await db.query<DismissedSeries>(DISMISSED, [userId, accounts])).rows;
}
