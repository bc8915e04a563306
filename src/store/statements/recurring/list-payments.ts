import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { Payment } from '../../../domain/recurring/payment.ts';
import type { SummaryScope } from '../../../domain/summaries/span.ts';
import { IS_NEITHER } from '../../fragments/money-direction.ts';
import { SUMMARY_ROWS } from '../../fragments/summary-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 accounts, $3 and $4 first and last day, $5 rows that are own transfers, $6 how many. */
const PAYMENTS = `
select s.id, s.day::text as "localDate", s.signed::text as "signedAmount", s.currency_code as "currencyCode",
  coalesce(s.raw->>'description', '') as description, s.raw #>> '{merchant,name}' as merchant
from (${SUMMARY_ROWS}) s
where not s.is_ignored and s.id <> all ($5::uuid[]) and not ${IS_NEITHER} and s.instalment is null
  and s.signed <> 0 and s.currency_code is not null
order by s.day desc, s.id desc
limit $6`;

/**
 * The newest rows of the span that may belong to a recurring payment: what is income or expense and no instalment.
 * @param own rows that are one side of a transfer between own accounts
 */
export async function listPayments(
  db: Queryable,
  userId: UserId,
  { accounts, from, to }: SummaryScope,
  own: readonly TransactionId[],
  most: number,
): Promise<Payment[]> {
  return (await db.query<Payment>(PAYMENTS, [userId, accounts, from, to, own, most])).rows;
}
