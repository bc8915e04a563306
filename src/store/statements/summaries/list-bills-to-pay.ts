import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Span, SummaryScope } from '../../../domain/summaries/span.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import { IS_NEITHER } from '../../fragments/money-direction.ts';
import { ROWS_BY_BANK_DAY } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

const DUE = localDay(instantOrNull("b.raw->>'dueDate'"));
/** When the bill was closed; some banks do not say. */
const CLOSED = `coalesce(${localDay(instantOrNull("b.raw->>'billClosingDate'"))}, ${DUE} - 8)`;

/**
 * $1 user, $2 accounts, $3 and $4 days of the payments that are looked at, $5 and $6 days on which the bills are due. What
 * came into the card after a bill was closed has paid for it, whatever day the person gave the payment. The bill of a card
 * that was closed has to be paid as well, and went with the card.
 */
const BILLS = `
with paid as materialized (
  select s.account_id, s.bank_day, s.currency_code, s.signed from (${ROWS_BY_BANK_DAY}) s
  where s.account_type = 'CREDIT' and s.signed > 0 and ${IS_NEITHER}
)
select c.id, c.account_id as "accountId", c.due::text as date, c.currency_code as "currencyCode",
  c.description, (c.total_amount - c.paid)::text as amount
from (
  select b.id, a.id as account_id, ${DUE} as due, coalesce(a.raw->>'name', '') as description, b.total_amount,
    coalesce(nullif(b.raw->>'totalAmountCurrencyCode', ''), a.currency_code) as currency_code,
    coalesce((select sum(p.signed) from paid p where p.account_id = a.id and p.bank_day > ${CLOSED}
      and p.currency_code = coalesce(nullif(b.raw->>'totalAmountCurrencyCode', ''), a.currency_code)), 0) as paid
  from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  join pluggy.bills b on b.parent_id = a.id and b.deleted_at is not distinct from a.deleted_at
  where a.user_id = $1 and a.id = any ($2::uuid[]) and a.type = 'CREDIT'
) c
where c.due between $5::date and $6::date and c.total_amount > c.paid
order by c.due, c.account_id, c.id`;

/** A bill of a card that is not paid yet, or not all of it. */
export interface BillToPay {
  readonly id: string;
  readonly accountId: AccountId;
  /** The day on which it is due. */
  readonly date: string;
  readonly currencyCode: string | null;
  /** The name of the card. */
  readonly description: string;
  /** What is left to pay, exact decimal text. */
  readonly amount: string;
}

/**
 * The closed bills of these cards that are due within days and not paid.
 * @param payments the days of the payments that may have been for them
 */
export async function listBillsToPay(
  db: Queryable,
  userId: UserId,
  accounts: SummaryScope['accounts'],
  payments: Span,
  due: Span,
): Promise<BillToPay[]> {
  const values = [userId, accounts, payments.from, payments.to, due.from, due.to];
  return (await db.query<BillToPay>(BILLS, values)).rows;
}
