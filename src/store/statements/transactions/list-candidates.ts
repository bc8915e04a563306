import type { AccountId, TransactionId } from '../../../domain/ids.ts';
import { localDay, withinDays } from '../../fragments/days.ts';
import { PURCHASE_DAY } from '../../fragments/transaction-view.ts';
import { unlinked } from '../../fragments/vanished.ts';
import type { Queryable } from '../../Queryable.ts';

/** So long before a row went may its successor have come; as APART_MS of the matching. */
const APART_HOURS = 72;

/** With the same amount as a row that went, or the bank's same id. */
const ALIKE = `(c.amount, coalesce(c.currency_code, ''), coalesce(c.type, ''))
      in (select amount, coalesce(currency_code, ''), coalesce(type, '') from gone)
    or c.raw->>'providerId' in (select raw->>'providerId' from gone)`;

/** Come lately, whatever their amount. */
const RECENT = `c.first_seen_at >= (select min(deleted_at) from gone) - interval '${APART_HOURS} hours'
    and c.first_seen_at > (select min(first_seen_at) from gone)`;

/**
 * $1 account, $2 hidden since, $3 days to look around a row, $4 how many.
 *
 * The rows that went, and those that are there within some days of them and resemble them.
 * Each day is read once, however many rows of it went, and by the index (`offset 0` keeps the planner from joining
 * otherwise while it has no statistics). Of an instalment the day of the bill may be a month away.
 */
const candidates = (went: string, resembles: string): string => `
with gone as materialized (
  select t.* from pluggy.transactions t
  where ${unlinked('$1')} and ${localDay('t.date')} is not null and ${went}
), days as materialized (
  select distinct ${localDay('g.date')} + s.shift as day
  from gone g, generate_series(-35, 35) as s (shift)
  where abs(s.shift) <= case when g.raw->'creditCardMetadata'->>'installmentNumber' is null then $3 else 35 end
), near as (
  select c.* from days d cross join lateral (
    select * from pluggy.transactions t
    where t.account_id = $1 and ${withinDays('t.date', 'd.day', 'd.day')}
    offset 0) c
  where c.deleted_at is null and (${resembles})
)
select t.id, trim_scale(t.amount)::text || ' ' || coalesce(t.currency_code, '') as money,
  coalesce(t.type, '') as type, coalesce(t.status, '') as status,
  ${localDay('t.date')} - date '2000-01-01' as day,
  ${PURCHASE_DAY} - date '2000-01-01' as "purchaseDay",
  (t.raw->'creditCardMetadata'->>'installmentNumber') || '/' ||
    coalesce(t.raw->'creditCardMetadata'->>'totalInstallments', '') as instalment,
  case when jsonb_typeof(t.raw->'order') = 'number' then (t.raw->>'order')::float8 end as "order",
  t.raw->>'providerId' as "providerId",
  coalesce(nullif(btrim(t.raw->>'descriptionRaw'), ''), t.raw->>'description', '') as text,
  (extract(epoch from t.first_seen_at) * 1000)::float8 as "firstSeenAt",
  (extract(epoch from t.deleted_at) * 1000)::float8 as "goneAt",
  exists (select from pluggy.transaction_links l
    where l.account_id = t.account_id and l.new_id = t.id) as "isReplacement"
from (select * from gone union all select * from near) t
limit $4`;

const CANDIDATES = candidates('true', ALIKE);
/** Only what was pending is ever suggested as a predecessor. */
const POSSIBLE = candidates(`t.status = 'PENDING'`, RECENT);

/** What tells whether a row that came is a row that went, under a new id. Nothing of it is shown to anybody. */
export interface Candidate {
  readonly id: TransactionId;
  /** Exact amount and currency, as a text that is equal where they are. */
  readonly money: string;
  readonly type: string;
  readonly status: string;
  /** Its calendar day, as a number of days. */
  readonly day: number;
  /** Of the purchase, where the bank gives it. */
  readonly purchaseDay: number | null;
  /** Such as `2/10`. */
  readonly instalment: string | null;
  /** Position within the day. */
  readonly order: number | null;
  readonly providerId: string | null;
  readonly text: string;
  /** Milliseconds, on this service's clock. */
  readonly firstSeenAt: number;
  /** When it was hidden; null: it is there. */
  readonly goneAt: number | null;
  /** Whether it is linked to an earlier row already. */
  readonly isReplacement: boolean;
}

interface CandidatesAsked {
  readonly since: Date;
  readonly days: number;
  readonly limit: number;
}

/** Rows that went, and those that resemble them by amount or the bank's id. */
export async function listCandidates(
  db: Queryable,
  accountId: AccountId,
  { since, days, limit }: CandidatesAsked,
): Promise<Candidate[]> {
  const values = [accountId, since, days, limit];
  return (await db.query<Candidate>({ name: 'list-candidates', text: CANDIDATES, values })).rows;
}

/** Pending rows that went, and rows that came about when they went, whatever their amount. */
export async function listPossibleSuccessors(
  db: Queryable,
  accountId: AccountId,
  { since, days, limit }: CandidatesAsked,
): Promise<Candidate[]> {
  const values = [accountId, since, days, limit];
  return (await db.query<Candidate>({ name: 'list-possible-successors', text: POSSIBLE, values })).rows;
}
