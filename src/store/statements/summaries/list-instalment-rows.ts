import type { UserId } from '../../../domain/ids.ts';
import type { InstalmentRow } from '../../../domain/summaries/instalments-to-come.ts';
import type { Span, SummaryScope } from '../../../domain/summaries/span.ts';
import { BILL_ID, cashMonth } from '../../fragments/cash-month.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import { SUMMARY_ROWS } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/** Of each card: the day of the month on which its newest bill is due. Once a card, since rows are many and so are bills. */
const DUE_DAYS = `
  select b.parent_id as account_id, extract(day from max(${localDay(instantOrNull("b.raw->>'dueDate'"))}))::integer as day
  from pluggy.bills b where b.parent_id = any ($2::uuid[]) and b.deleted_at is null
  group by 1`;

/** The bank's day; where it gives none, the person's own, by which the row was found. */
const DAY = 'coalesce(t.bank_day, t.day)';

/** $1 user, $2 accounts, $3 and $4 first and last day. */
const ROWS = `
with due_days as materialized (${DUE_DAYS}
)
select t.id, t.account_id as "accountId", t.instalment->>'seriesId' as "seriesId",
  (t.instalment->>'number')::integer as number, (t.instalment->>'of')::integer as of,
  ${DAY}::text as "localDate", ${cashMonth(DAY)} as "cashMonth",
  exists (select from pluggy.bills b where b.parent_id = t.account_id and b.id = ${BILL_ID}) as "isOnBill",
  u.day as "dueDay", (-t.signed)::text as amount, t.currency_code as "currencyCode",
  coalesce(t.raw->>'description', '') as description
from (${SUMMARY_ROWS}) t
cross join lateral (select t.account_type as type) a
left join due_days u on u.account_id = t.account_id
where t.instalment is not null and not t.is_ignored and t.signed < 0
order by t.date, t.id`;

/** The instalments of purchases on these cards, by the days of their rows. */
export async function listInstalmentRows(
  db: Queryable,
  userId: UserId,
  accounts: SummaryScope['accounts'],
  { from, to }: Span,
): Promise<InstalmentRow[]> {
  return (await db.query<InstalmentRow>(ROWS, [userId, accounts, from, to])).rows;
}
