import type { UserId } from '../../../domain/ids.ts';
import type { InstalmentRow } from '../../../domain/summaries/instalments-to-come.ts';
import type { Span, SummaryScope } from '../../../domain/summaries/span.ts';
import { BILL_ID, cashMonth } from '../../fragments/cash-month.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import { SUMMARY_ROWS } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/** The day of the month on which the newest bill of the card is due. */
const DUE_DAY = `(
  select extract(day from max(${localDay(instantOrNull("b.raw->>'dueDate'"))}))::integer
  from pluggy.bills b where b.parent_id = t.account_id and b.deleted_at is null)`;

/** $1 user, $2 accounts, $3 and $4 first and last day. */
const ROWS = `
select t.id, t.account_id as "accountId", t.instalment->>'seriesId' as "seriesId",
  (t.instalment->>'number')::integer as number, (t.instalment->>'of')::integer as of,
  t.bank_day::text as "localDate", ${cashMonth('t.bank_day')} as "cashMonth",
  exists (select from pluggy.bills b where b.parent_id = t.account_id and b.id = ${BILL_ID}) as "isOnBill",
  ${DUE_DAY} as "dueDay", (-t.signed)::text as amount, t.currency_code as "currencyCode",
  coalesce(t.raw->>'description', '') as description
from (${SUMMARY_ROWS}) t
cross join lateral (select t.account_type as type) a
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
