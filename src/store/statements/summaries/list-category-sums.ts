import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { SummaryScope } from '../../../domain/summaries/span.ts';
import { IS_NEITHER } from '../../fragments/money-direction.ts';
import { SUMMARY_ROWS } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * The parent of a category by Pluggy's list, else by the form of its id: RRCC000N belongs to RRCC0000, that to RR000000.
 * `c`: the list's entry, if there is one.
 */
const PARENT = `case when c.id is not null then c.raw->>'parentId'
    when f.category ~ '^\\d{8}$' and f.category !~ '0000$' then left(f.category, 4) || '0000'
    when f.category ~ '^\\d{8}$' and f.category !~ '^(..000000|99999999)$' then left(f.category, 2) || '000000' end`;

/** $1 user, $2 accounts, $3 and $4 first and last day, $5 rows that are own transfers. */
const SUMS = `
select json_build_object('categoryId', f.category, 'parentId', ${PARENT},
  'currencyCode', f.currency_code, 'amount', f.amount, 'transactions', f.transactions)::text as line
from (
  select s.category, s.currency_code, -sum(s.signed) as amount, count(*) as transactions
  from (${SUMMARY_ROWS}) s
  where not s.is_ignored and s.id <> all ($5::uuid[]) and not ${IS_NEITHER}
  group by 1, 2
) f
left join pluggy.categories c on c.id = f.category
order by f.currency_code, f.amount desc, f.category`;

/**
 * What went out less what came back or in, by category and currency, as JSON texts.
 * @param own rows that are one side of a transfer between own accounts
 */
export async function listCategorySums(
  db: Queryable,
  userId: UserId,
  { accounts, from, to }: SummaryScope,
  own: readonly TransactionId[],
): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(SUMS, [userId, accounts, from, to, own]);
  return rows.map(({ line }) => line);
}
