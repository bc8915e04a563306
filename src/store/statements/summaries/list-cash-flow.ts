import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { SummaryScope } from '../../../domain/summaries/span.ts';
import { IS_NEITHER, IS_SPENDING } from '../../fragments/money-direction.ts';
import { SUMMARY_ROWS } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 user, $2 accounts, $3 and $4 first and last day, $5 rows that are own transfers, $6 how a period is written. A period
 * without a row has no line: nothing is not zero.
 */
const SUMS = `
select json_build_object('period', f.period, 'currencyCode', f.currency_code, 'income', f.income,
  'expenses', f.expenses, 'net', f.income - f.expenses, 'pending', f.pending)::text as line
from (
  select to_char(r.day, $6) as period, r.currency_code,
    coalesce(sum(r.signed) filter (where not r.is_spending), 0) as income,
    -coalesce(sum(r.signed) filter (where r.is_spending), 0) as expenses,
    coalesce(sum(r.signed) filter (where r.is_pending), 0) as pending
  from (
    select s.*, ${IS_SPENDING} as is_spending from (${SUMMARY_ROWS}) s
    where not s.is_ignored and s.id <> all ($5::uuid[]) and not ${IS_NEITHER}
  ) r
  group by 1, 2
) f
order by f.period, f.currency_code`;

const PERIODS = { month: 'YYYY-MM', day: 'YYYY-MM-DD' } as const;

/**
 * What came in and what went out, by period and currency, as JSON texts.
 * @param own rows that are one side of a transfer between own accounts
 */
export async function listCashFlow(
  db: Queryable,
  userId: UserId,
  { accounts, from, to, by }: SummaryScope,
  own: readonly TransactionId[],
): Promise<string[]> {
  const values = [userId, accounts, from, to, own, PERIODS[by]];
  const { rows } = await db.query<{ line: string }>(SUMS, values);
  return rows.map(({ line }) => line);
}
