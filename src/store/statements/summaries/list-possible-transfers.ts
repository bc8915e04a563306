import type { AccountId, UserId } from '../../../domain/ids.ts';
import { addDays } from '../../../domain/summaries/days.ts';
import { MOST_DAYS, type PossibleTransfer } from '../../../domain/summaries/pair-transfers.ts';
import type { SummaryScope } from '../../../domain/summaries/span.ts';
import { localDay } from '../../fragments/days.ts';
import { MAY_BE_OWN, MAY_PAY_CARD } from '../../fragments/money-direction.ts';
import { ROWS_BY_BANK_DAY } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 user, $2 accounts, $3 and $4 first and last day. The bank's days of rows that the person moved into the span: what
 * belongs to them lies around those.
 */
const SPAN = `
select least($3::date, min(b.day))::text as from, greatest($4::date, max(b.day))::text as to
from (
  select ${localDay('t.date')} as day
  from pluggy.annotations n
  join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id and t.deleted_at is null
  where n.user_id = $1 and n.own_date between $3::date and $4::date and n.account_id = any ($2::uuid[])
) b`;

/** $1 user, $2 accounts, $3 and $4 first and last day by the bank. Of each row its two sides meet by its exact amount. */
const POSSIBLE = `
select s.id, s.account_id as "accountId", s.account_type = 'CREDIT' as "isCard", s.signed > 0 as "isIn",
  s.bank_day::text as day, s.currency_code || ' ' || trim_scale(abs(s.signed))::text as amount, ${MAY_BE_OWN} as "mayBeOwn"
from (${ROWS_BY_BANK_DAY}) s
where s.signed <> 0 and s.currency_code is not null and (s.account_type <> 'CREDIT' or s.signed > 0)
  and (${MAY_BE_OWN} or s.account_type <> 'CREDIT' and s.signed < 0 and ${MAY_PAY_CARD})
order by s.bank_day, s.id`;

/**
 * Rows that may be one side of a transfer between these accounts, or of the payment of a card's bill.
 * @param accounts all that are the person's, whether they are counted or not
 */
export async function listPossibleTransfers(
  db: Queryable,
  userId: UserId,
  accounts: readonly AccountId[],
  { from, to }: Pick<SummaryScope, 'from' | 'to'>,
): Promise<PossibleTransfer[]> {
  const span = (await db.query<{ from: string; to: string }>(SPAN, [userId, accounts, from, to])).rows[0];
  const days = [addDays(span?.from ?? from, -MOST_DAYS), addDays(span?.to ?? to, MOST_DAYS)];
  return (await db.query<PossibleTransfer>(POSSIBLE, [userId, accounts, ...days])).rows;
}
