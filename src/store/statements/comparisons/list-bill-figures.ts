import type { BillReason, BillVerdict } from '../../../domain/bill-check.ts';
import type { AccountId, UserId } from '../../../domain/ids.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import { jsonNumber } from '../../fragments/json-values.ts';
import { ownedBy } from '../../fragments/owned-by.ts';
import { IN_ACCOUNT_CURRENCY } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** Pluggy's category of the payment of a card. */
const CARD_PAYMENT = '05100000';

/** Two bills that are due so many days apart follow each other: a due day moves over weekends, or is changed. */
const [MIN_APART, MAX_APART] = [15, 45];

/** How many days before the due day a bill closes, where the bank does not say it. */
const DUE_AFTER_CLOSING = 10;

const dayOf = (member: string): string => localDay(instantOrNull(`b.raw->>'${member}'`));

/** The elements of a list of amounts, such as a bill's payments; a list of another type is one unknown amount. */
const amountsOf = (list: string): string => `
  select e, ${jsonNumber("e->'amount'")} as amount, nullif(e->>'currencyCode', '') as currency
  from jsonb_array_elements(case jsonb_typeof(${list})
    when 'array' then ${list} when 'null' then '[]' else case when ${list} is null then '[]' else '[0]' end::jsonb end) e`;

/** Whether some currencies, and another one that may be unknown, are not all the same. */
const mixed = (currencies: string, other: string): string =>
  `exists (select from unnest(${currencies}) c where c <> ${other} or c <> (${currencies})[1])`;

/** The first true condition decides. `n`: the next bill. Sums leave out what is no number, which is asked for before them. */
const REASON = `case
    when b.total is null then 'no_total'
    when b.due is null then 'no_due_day'
    when b.own_agree and (n.id is null or n.payment_count = 0 or n.are_own) then 'own_payments_agree'
    when n.id is null then 'no_next_bill'
    when n.due - b.due > ${MAX_APART} then 'next_bill_missing'
    when n.due - b.due < ${MIN_APART} then 'bills_overlap'
    when n.unknown > 0 then 'amount_unknown'
    when ${mixed('n.currencies', 'b.currency')} then 'other_currency'
    when n.payments is null then 'no_payment'
    when b.total + n.charges in (n.payments, n.full_payments) then 'payments_agree'
    when n.payment_count = 0 then 'no_payment'
    when n.are_own then 'own_payments'
    when n.full_payments is null then 'not_paid_in_full'
    when b.due - b.due_before < ${MIN_APART} or b.due_after_next - n.due < ${MIN_APART} then 'bills_overlap'
    else 'payments_differ' end`;

/**
 * What a card's bills say of each other; amounts are decimal text in the bill's currency.
 *
 * The rows that name a bill (`creditCardMetadata.billId`) do not sum to its total: the payment of the bill before names
 * the new bill, and banks leave taxes and charges in or out. What holds is that a bill's total and the charges of the next
 * bill are what the next bill records as paid.
 *
 * - `billed`: the rows that name a bill. `sums`: those of each bill, without payments.
 * - `bills`: `currencies`, `unknown`: of its charges and payments. `are_own`: all of its payments were made after it had
 *   closed, so that this bank records a bill's payments with that bill; `own_agree`: and they are its total.
 * - `full_payments`: the sum of those that are said to be full ones; others may be paid ahead for the bill to come.
 * - `placed`: each with the one that is due after it, and what is due beside the two. A bill without a due day has no place among the others.
 */
const bills = (userId: UserId | null): string => `
with cards as materialized (
  select a.id, a.type, a.currency_code from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  where ${ownedBy('a', userId)} and a.deleted_at is null and a.type = 'CREDIT'
), bills as materialized (
  select b.id, b.parent_id as account_id, d.due, ${jsonNumber("b.raw->'totalAmount'")} as total,
    nullif(b.raw->>'totalAmountCurrencyCode', '') as currency, c.sum as charges,
    case when coalesce(jsonb_typeof(b.raw->'payments'), 'null') <> 'null' then p.sum end as payments,
    p.count as payment_count, p.amounts as payment_amounts, p.full_payments, p.are_own,
    c.unknown + p.unknown as unknown, c.currencies || p.currencies as currencies
  from cards join pluggy.bills b on b.parent_id = cards.id and b.deleted_at is null
  cross join lateral (
    select ${dayOf('dueDate')} as due, coalesce(${dayOf('billClosingDate')}, ${dayOf('dueDate')} - ${DUE_AFTER_CLOSING}) as closed
  ) d
  cross join lateral (
    select coalesce(sum(amount), 0) as sum, count(*) filter (where amount is null) as unknown,
      coalesce(array_agg(currency) filter (where currency is not null), '{}') as currencies
    from (${amountsOf("b.raw->'financeCharges'")}) e
  ) c
  cross join lateral (
    select coalesce(sum(amount), 0) as sum, count(*) as count, count(*) filter (where amount is null) as unknown,
      coalesce(array_agg(currency) filter (where currency is not null), '{}') as currencies,
      coalesce(array_agg(amount) filter (where amount is not null), '{}') as amounts, sum(amount) filter (where e->>'valueType' = 'FULL_PAYMENT') as full_payments,
      coalesce(bool_and(coalesce(${localDay(instantOrNull("e->>'paymentDate'"))} >= d.closed, false)), false) as are_own
    from (${amountsOf("b.raw->'payments'")}) e
  ) p
), billed as materialized (
  select t.account_id, t.raw->'creditCardMetadata'->>'billId' as bill_id, ${IN_ACCOUNT_CURRENCY} as moved,
    coalesce(t.raw->>'categoryId' = '${CARD_PAYMENT}', false) as is_payment
  from cards a join pluggy.transactions t on t.account_id = a.id and t.deleted_at is null
  where t.raw->'creditCardMetadata'->>'billId' is not null
), sums as (
  select b.account_id, b.id, case when bool_and(r.moved is not null) then sum(r.moved) filter (
    where not (r.moved < 0 and (r.is_payment or -r.moved = any (b.payment_amounts)))) end as sum,
    bool_and(r.moved is not null) as is_known
  from bills b join billed r on r.account_id = b.account_id and r.bill_id = b.id::text
  group by b.account_id, b.id
), placed as (
  select b.*, b.are_own and b.unknown = 0 and b.total = b.payments and not ${mixed('b.currencies', 'b.currency')} as own_agree,
    lead(b.id) over due_days as next_id, lag(b.due) over due_days as due_before, lead(b.due, 2) over due_days as due_after_next
  from bills b window due_days as (partition by b.account_id, b.due is null order by b.due, b.id)
), judged as (
  select b.*, ${REASON} as reason
  from placed b left join bills n on n.account_id = b.account_id and n.id = b.next_id and b.due is not null
)
select j.id as "billId", j.account_id as "accountId", to_char(j.due::timestamp, 'YYYY-MM-DD') as "dueDate", j.total::text as total,
  case when coalesce(s.is_known, true) then coalesce(s.sum, 0) end::text as rows, j.charges::text as charges,
  j.payments::text as payments, j.reason,
  case when j.reason in ('payments_agree', 'own_payments_agree') then 'adds_up'
    when j.reason = 'payments_differ' then 'differs' else 'unknown' end as verdict
from judged j left join sums s on s.account_id = j.account_id and s.id = j.id
order by j.account_id, j.due, j.id`;

export interface BillFigures {
  readonly billId: string;
  readonly accountId: AccountId;
  /** Its calendar day. */
  readonly dueDate: string | null;
  /** Null: it is no number. */
  readonly total: string | null;
  /** The sum of its rows without payments; null where one of them is in another currency and not converted. */
  readonly rows: string | null;
  /** The sum of its finance charges, which some banks also list as rows. */
  readonly charges: string;
  /** The sum of the payments that it records; null: it does not say. */
  readonly payments: string | null;
  readonly verdict: BillVerdict;
  readonly reason: BillReason;
}

export async function listBillFigures(db: Queryable, userId: UserId | null): Promise<BillFigures[]> {
  return (await db.query<BillFigures>(bills(userId), [userId])).rows;
}
