import type { UserId } from '../../../domain/ids.ts';
import { ignoredOf } from '../../fragments/annotations.ts';
import { CURRENCY, SIGNED } from '../../fragments/summary-rows.ts';
import {
  accountConditionsOf,
  all,
  bankDayConditionsOf,
  binder,
  conditionsOf,
  HAS_OWN_DAY,
  NO_OWN_DAY,
  ownDayConditionsOf,
  type TransactionFilter,
} from '../../fragments/transaction-filter.ts';
import type { Queryable } from '../../Queryable.ts';

const IGNORED = `exists (select from pluggy.annotations n where n.user_id = $1 and n.account_id = t.account_id
      and n.transaction_id = t.id and ${ignoredOf('n')})`;

/** How many rows a list has, and what they moved, by currency, as JSON texts; $1 is the user. What is ignored is counted and moves nothing. */
export async function listTransactionSums(
  db: Queryable,
  userId: UserId,
  filter: TransactionFilter,
): Promise<string[]> {
  const values: unknown[] = [userId];
  const bind = binder(values);
  const accounts = all(accountConditionsOf(filter, bind));
  const asked = all(conditionsOf(filter, bind));
  const ofBank = all([NO_OWN_DAY, ...bankDayConditionsOf(filter, bind), asked]);
  const ofOwn = all([HAS_OWN_DAY, ...ownDayConditionsOf(filter, 'n.own_date', bind), asked]);
  const columns = `${CURRENCY} as currency_code, case when ${IGNORED} then 0 else ${SIGNED} end as signed`;
  const text = `
select json_build_object('currencyCode', f.currency_code, 'transactions', f.transactions, 'income', f.income,
  'expenses', f.expenses, 'net', f.income - f.expenses)::text as line
from (
  select r.currency_code, count(*) as transactions, coalesce(sum(r.signed) filter (where r.signed > 0), 0) as income,
    -coalesce(sum(r.signed) filter (where r.signed < 0), 0) as expenses
  from (
    select ${columns}
    from pluggy.accounts a
    join pluggy.items i on i.id = a.item_id and i.deleted_at is null
    join pluggy.transactions t on t.account_id = a.id
    where ${accounts} and ${ofBank}
    union all
    select ${columns}
    from pluggy.annotations n
    join pluggy.accounts a on a.id = n.account_id
    join pluggy.items i on i.id = a.item_id and i.deleted_at is null
    join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id
    where ${accounts} and ${ofOwn}
  ) r
  group by 1
) f
order by f.transactions desc, f.currency_code`;
  const { rows } = await db.query<{ line: string }>({ text, values });
  return rows.map(({ line }) => line);
}
