import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import { jsonNumber, jsonUuid } from '../../fragments/json-values.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import { IN_ACCOUNT_CURRENCY } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** How many of an account's newest posted rows the roll-forward of its balance looks at. */
export const ROLLED_ROWS = 1_000;

/**
 * What speaks for or against an account being complete here. Amounts are decimal text in the account's currency.
 *
 * - `then`: the rows that were visible when the account was last read from end to end; what came or went since is
 *   no difference to what Pluggy had then.
 * - `refused`: rows that the database did not take, each counted once under its id however often it came differently.
 *   One that was stored since is refused no more, and stays in the table until the next complete read: of that read's
 *   count it was a part. When one was seen after it, whether it was there then too is not known.
 * - `day`, `closing`: banks give the balance after a row but no order within a day, so a day's last row is the one
 *   whose balance no other row of that day starts from. Days where that is not one row say nothing.
 * - `level`: a day's closing balance less all that moved up to then. It is the same number for every day as long as
 *   no row is missing or double; each change of it is a break.
 * - `unknown`: rows up to then of which nobody says what they moved, being in another currency and not converted. Only days
 *   with none between them are compared.
 */
const accounts = (userId: UserId | null): string => `
select a.id as "accountId", a.item_id as "itemId", a.type, a.currency_code as "currencyCode",
  a.raw->>'name' as name, a.swept_at as "sweptAt", a.swept_rows::float8 as "atPluggy",
  counted.here, counted.hidden, case when a.swept_at is null then null else counted.here_then end as "hereThen",
  refused.rows as refused, refused.by_then as "refusedByThen", refused.since as "refusedSince",
  compared.months as "monthsCompared", compared.different as "monthsDifferent",
  a.balance::text as balance, rolled.running::text as running,
  a.balance = rolled.running as "balanceAgrees", coalesce(rolled.breaks, 0) as breaks
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
cross join lateral (
  select count(*) filter (where t.deleted_at is null)::integer as here,
    count(*) filter (where t.deleted_at is not null)::integer as hidden,
    count(*) filter (where t.first_seen_at <= a.swept_at
      and (t.deleted_at is null or t.deleted_at > a.swept_at))::integer as here_then
  from pluggy.transactions t where t.account_id = a.id
) counted
cross join lateral (
  select count(distinct f.name) filter (where not f.stored)::integer as rows,
    count(distinct f.name) filter (where not f.here_then and f.seen_at <= a.swept_at)::integer as by_then,
    count(distinct f.name) filter (where not f.here_then and f.seen_at > a.swept_at)::integer as since
  from (
    select r.seen_at, coalesce(r.id::text, encode(r.digest, 'hex')) as name, coalesce(t.changed_at >= r.seen_at, false) as stored,
      coalesce(t.first_seen_at <= a.swept_at and (t.deleted_at is null or t.deleted_at > a.swept_at), false) as here_then
    from (
      select seen_at, digest, ${jsonUuid("(payload::json->>'id')")} as id
      from pluggy.refused_rows where account_id = a.id
    ) r
    left join pluggy.transactions t on t.account_id = a.id and t.id = r.id
  ) f
) refused
cross join lateral (
  select count(*)::integer as months, count(*) filter (
    where (m.rows_there, m.checksum_there) <> (m.rows_here, m.checksum_here))::integer as different
  from pluggy.month_checks m where m.account_id = a.id
) compared
left join lateral (
  with newest as (
    select t.id, pluggy.calendar_day(t.date) as day,
      ${IN_ACCOUNT_CURRENCY} as amount,
      ${jsonNumber("t.raw->'balance'")} as after
    from pluggy.transactions t
    where t.account_id = a.id and t.deleted_at is null and t.status = 'POSTED'
    order by t.date desc, t.id desc
    limit ${ROLLED_ROWS}
  ), whole as (
    -- the limit may have cut the oldest day in two
    select * from newest n
    where (select count(*) from newest) < ${ROLLED_ROWS} or n.day > (select min(day) from newest)
  ), closings as (
    select r.day, min(r.after) as closing
    from whole r
    where r.after is not null and not exists (
      select from whole s where s.day = r.day and s.id <> r.id and s.after - s.amount = r.after)
    group by r.day having count(*) = 1
  ), days as (
    select day, coalesce(sum(sum(amount)) over (order by day), 0) as moved,
      sum(count(*) filter (where amount is null)) over (order by day) as unknown
    from whole group by day
  ), levels as (
    select d.day, d.unknown, c.closing - d.moved as level from days d join closings c using (day)
  ), steps as (
    select level is distinct from lag(level, 1, level) over (partition by unknown order by day) as broken from levels
  )
  select (select count(*) filter (where broken)::integer from steps) as breaks, (
    select l.level + d.moved
    from (select * from levels order by day desc limit 1) l, (select * from days order by day desc limit 1) d
    where l.unknown = d.unknown) as running
) rolled on a.type = 'BANK'
where ${ownedBy('a', userId)} and a.deleted_at is null
order by i.first_seen_at, a.item_id, a.type, a.id`;

export interface AccountFigures {
  readonly accountId: AccountId;
  readonly itemId: ItemId;
  readonly type: string;
  readonly currencyCode: string | null;
  readonly sweptAt: Date | null;
  /** Rows that Pluggy listed when the account was last read from end to end. */
  readonly atPluggy: number | null;
  readonly here: number;
  /** Of those, the rows that were here then; null as long as the account was never read from end to end. */
  readonly hereThen: number | null;
  /** Rows that Pluggy no longer has. */
  readonly hidden: number;
  /** Rows that PostgreSQL would not take and that were not stored since; kept as text. */
  readonly refused: number;
  /** Rows that Pluggy listed at `sweptAt` and that were refused, stored since or not. */
  readonly refusedByThen: number;
  /** The same of rows that were refused once more after `sweptAt`, or for the first time: which, is not known. */
  readonly refusedSince: number;
  /** Months that the last comparison with Pluggy compared, by count and checksum; 0: there was none yet. */
  readonly monthsCompared: number;
  /** Of those, the months that it could not make equal. */
  readonly monthsDifferent: number;
  readonly balance: string | null;
  /** The balance after the newest posted row, from the rows' own running balances; null where the bank gives none. */
  readonly running: string | null;
  /** Null where one of the two is not known. */
  readonly balanceAgrees: boolean | null;
  /** How often, within the newest rows, two days' running balances differ by something else than what moved. */
  readonly breaks: number;
}

/** One row per account of the user that is shown; null: of the accounts that are nobody's. */
export async function listAccountFigures(db: Queryable, userId: UserId | null): Promise<AccountFigures[]> {
  return (await db.query<AccountFigures>(accounts(userId), [userId])).rows;
}
