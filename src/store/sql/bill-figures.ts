import type { AccountId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { instantOrNull } from './days.ts';
import { jsonNumber } from './json-values.ts';
import { ownedBy } from './owned-by.ts';

/**
 * What a card's bills say against what their rows say; amounts are decimal text in the bill's currency. Rows name
 * their bill in `creditCardMetadata.billId`. A bill that began before the first row that is here cannot add up, and one
 * whose closing day cannot be read may have begun before it; one whose total is no number says nothing.
 */
const bills = (userId: UserId | null): string => `
with cards as materialized (
  select a.id from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  where ${ownedBy('a', userId)} and a.deleted_at is null and a.type = 'CREDIT'
), billed as (
  select t.account_id, t.raw->'creditCardMetadata'->>'billId' as bill_id,
    sum(coalesce(${jsonNumber("t.raw->'amountInAccountCurrency'")}, t.amount)) as sum
  from cards join pluggy.transactions t on t.account_id = cards.id and t.deleted_at is null
  where t.raw->'creditCardMetadata'->>'billId' is not null
  group by 1, 2
), oldest as (
  select cards.id as account_id, (
    select t.date from pluggy.transactions t
    where t.account_id = cards.id and t.deleted_at is null order by t.date limit 1) as date
  from cards
)
select b.id as "billId", b.parent_id as "accountId", b.raw->>'dueDate' as "dueDate",
  f.total::text as total, f.sum::text as rows, f.charges::text as charges, (f.total - f.sum)::text as difference,
  f.total in (f.sum, f.sum + f.charges) as "addsUp",
  coalesce(f.closed - interval '31 days' >= oldest.date, false) as "isCovered"
from cards
join pluggy.bills b on b.parent_id = cards.id and b.deleted_at is null
join oldest on oldest.account_id = cards.id
left join billed on billed.account_id = cards.id and billed.bill_id = b.id::text
cross join lateral (
  select ${jsonNumber("b.raw->'totalAmount'")} as total, coalesce(billed.sum, 0) as sum,
    coalesce(${instantOrNull("b.raw->>'billClosingDate'")}, ${instantOrNull("b.raw->>'dueDate'")}) as closed,
    (select coalesce(sum(${jsonNumber("c->'amount'")}), 0) from jsonb_array_elements(
      case when jsonb_typeof(b.raw->'financeCharges') = 'array' then b.raw->'financeCharges' else '[]' end) c) as charges
) f
where f.total is not null
order by b.parent_id, b.raw->>'dueDate', b.id`;

export interface BillFigures {
  readonly billId: string;
  readonly accountId: AccountId;
  readonly dueDate: string | null;
  readonly total: string;
  /** The sum of its rows. */
  readonly rows: string;
  /** The sum of its finance charges, which some banks also list as rows. */
  readonly charges: string;
  /** `total` less `rows`. */
  readonly difference: string;
  /** Whether the total is its rows, with or without its charges. */
  readonly addsUp: boolean;
  /** False for a bill that may have rows older than the oldest that is here. */
  readonly isCovered: boolean;
}

export async function readBillFigures(db: Queryable, userId: UserId | null): Promise<BillFigures[]> {
  return (await db.query<BillFigures>(bills(userId), [userId])).rows;
}
