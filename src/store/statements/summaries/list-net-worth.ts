import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { SummaryScope } from '../../../domain/summaries/span.ts';
import { withinDays } from '../../fragments/days.ts';
import { jsonNumber } from '../../fragments/json-values.ts';
import type { Queryable } from '../../Queryable.ts';

const notAfter = (time: string): string => withinDays(time, 'null::date', 'p.ends');

/** Each account's last figure that was read up to the end of each period. One that was closed has none from then on. */
const BALANCES = `
  select p.starts, a.type = 'CREDIT' as is_owed, 'account' as kind, b.currency_code, b.balance as value
  from periods p
  join pluggy.accounts a on a.user_id = $1 and a.id = any ($2::uuid[])
    and (a.deleted_at is null or not (${notAfter('a.deleted_at')}))
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  cross join lateral (
    select coalesce(b.currency_code, a.currency_code) as currency_code, b.balance from pluggy.balances b
    where b.account_id = a.id and b.balance is not null and ${notAfter('b.at')}
    order by b.at desc limit 1
  ) b`;

/** What says that two objects of two connections are one thing at the bank. */
const ALIKE: Readonly<Record<Product, readonly string[]>> = {
  investments: ['type', 'number', 'code', 'isin', 'dueDate', 'issueDate', 'currencyCode'],
  loans: ['contractNumber', 'kind', 'contractDate', 'dueDate', 'currencyCode'],
};
const NAMES = { investments: 'name', loans: 'productName' } as const;
/** What an object is worth, or what is still owed of it. */
const VALUES = {
  investments: (raw: string) => jsonNumber(`(${raw}->'balance')`),
  loans: (raw: string) => jsonNumber(`(${raw} #> '{payments,contractOutstandingBalance}')`),
} as const;

type Product = 'investments' | 'loans';

/** Whether the object `x` of a connection that is there twice is also in one that counts. */
const isDouble = (product: Product): string => `x.item_id = any ($6::uuid[]) and exists (
    select from pluggy.${product} y join pluggy.items k on k.id = y.item_id and k.deleted_at is null
    where y.user_id = $1 and y.item_id <> all ($6::uuid[]) and y.deleted_at is null
      and lower(y.raw->>'${NAMES[product]}') is not distinct from lower(x.raw->>'${NAMES[product]}')
      and ${ALIKE[product].map((name) => `y.raw->'${name}' is not distinct from x.raw->'${name}'`).join(' and ')})`;

/** What each object was at the end of each period: one of its former values, or the present one. */
const valuesOf = (product: Product): string => `
  select p.starts, false as is_owed, '${product}' as kind, v.raw->>'currencyCode' as currency_code, v.value
  from periods p
  join pluggy.${product} x on x.user_id = $1
  join pluggy.items i on i.id = x.item_id and i.deleted_at is null
  cross join lateral (
    select s.raw, ${VALUES[product]('s.raw')} as value
    from (
      select f.raw, f.valid_from as since from pluggy.list_versions f
      where f.list = '${product}' and f.id = x.id and f.user_id = $1
        and ${notAfter('f.valid_from')} and not (${notAfter('f.valid_until')})
      union all
      select x.raw, coalesce((select max(f.replaced_at) from pluggy.list_versions f
        where f.list = '${product}' and f.id = x.id and f.user_id = $1), x.first_seen_at)
      where x.deleted_at is null or not (${notAfter('x.deleted_at')})
    ) s
    where ${notAfter('s.since')}
    order by s.since desc limit 1
  ) v
  where v.value is not null and not (${isDouble(product)})`;

const sumOf = (condition: string): string => `sum(v.value) filter (where ${condition})`;

/**
 * $1 user, $2 accounts, $3 and $4 first and last day, $5 month or day, $6 connections of which every account is another
 * one's double. A period has a line for each currency in which something was ever read; null is what was not read yet.
 */
const NET_WORTH = `
with periods as (
  select g::date as starts, least((g + ('1 ' || $5)::interval)::date - 1, $4::date) as ends
  from generate_series(date_trunc($5, $3::date::timestamp), $4::date::timestamp, ('1 ' || $5)::interval) g
), v as (
  ${BALANCES} union all ${valuesOf('investments')} union all ${valuesOf('loans')}
), currencies as (
  select distinct currency_code from v
)
select json_build_object('period', to_char(s.starts, case $5 when 'day' then 'YYYY-MM-DD' else 'YYYY-MM' end),
  'currencyCode', s.currency_code, 'cash', s.cash, 'cards', s.cards, 'investments', s.investments, 'loans', s.loans,
  'net', case when num_nonnulls(s.cash, s.cards, s.investments, s.loans) > 0
    then coalesce(s.cash, 0) + coalesce(s.investments, 0) - coalesce(s.cards, 0) - coalesce(s.loans, 0) end)::text as line
from (
  select p.starts, c.currency_code,
    ${sumOf("v.kind = 'account' and not v.is_owed")} as cash, ${sumOf("v.kind = 'account' and v.is_owed")} as cards,
    ${sumOf("v.kind = 'investments'")} as investments, ${sumOf("v.kind = 'loans'")} as loans
  from periods p cross join currencies c
  left join v on v.starts = p.starts and v.currency_code is not distinct from c.currency_code
  group by 1, 2
) s
order by s.starts, s.currency_code`;

/**
 * What the person had and owed at the end of each period, by currency, as JSON texts.
 * @param doubled connections of which every account is another one's double
 */
export async function listNetWorth(
  db: Queryable,
  userId: UserId,
  { accounts, from, to, by }: SummaryScope & { readonly accounts: readonly AccountId[] },
  doubled: readonly ItemId[],
): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(NET_WORTH, [userId, accounts, from, to, by, doubled]);
  return rows.map(({ line }) => line);
}
