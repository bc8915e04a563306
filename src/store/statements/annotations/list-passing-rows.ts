import type { TransactionId } from '../../../domain/ids.ts';
import { localDay, withinDays } from '../../fragments/days.ts';
import { ENDED, IS_PASSED, type Passage } from '../../fragments/passed-annotations.ts';
import type { Queryable } from '../../Queryable.ts';

const DAY = localDay('t.date');

/**
 * $1 the account that ended, $2 the other account, $3 transactions, $4 user.
 * Each day is read once, by the index (`offset 0` keeps the planner from joining otherwise).
 */
const CANDIDATES = `
with told as materialized (
  select ${DAY} as day, t.amount from pluggy.transactions t where t.account_id = $1 and t.id = any ($3::uuid[])
), near as (
  select t.* from (select distinct day from told where day is not null) d
  cross join unnest(array[$1, $2]::uuid[]) as s (account_id)
  cross join lateral (
    select * from pluggy.transactions t
    where t.account_id = s.account_id and ${withinDays('t.date', 'd.day', 'd.day')}
    offset 0) t
  where t.amount in (select amount from told)
)
select t.id, t.account_id = $1 as "isFrom", ${DAY}::text as day,
  trim_scale(t.amount)::text || ' ' || coalesce(t.currency_code, '') || ' ' || coalesce(t.type, '') as money,
  t.raw->>'description' as description, t.raw->>'descriptionRaw' as "descriptionRaw", t.date::text as instant,
  case when n.account_id is null then null
    else json_build_array(n.category_id, n.note, n.ignored, n.tags, n.own_date)::text end as annotation,
  coalesce(${IS_PASSED}, false) as "isPassed"
from near t
left join pluggy.annotations n on n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = $4
where case when t.account_id = $1 then ${ENDED('t')} else t.deleted_at is null end`;

/** A row of either account. Nothing of it is shown to anybody. */
export interface PassingRow {
  readonly id: TransactionId;
  /** It is the ended account's. */
  readonly isFrom: boolean;
  readonly day: string;
  /** Exact amount, currency and type, as a text that is equal where they are. */
  readonly money: string;
  readonly description: string | null;
  readonly descriptionRaw: string | null;
  readonly instant: string;
  /** What is said of it, as a text that is equal where that is; null: nothing. */
  readonly annotation: string | null;
  readonly isPassed: boolean;
}

/** All rows of both accounts that share day and amount with one of `ids`. */
export async function listPassingRows(
  tx: Queryable,
  { userId, from, to }: Passage,
  ids: readonly TransactionId[],
): Promise<PassingRow[]> {
  return (await tx.query<PassingRow>(CANDIDATES, [from, to, ids, userId])).rows;
}
