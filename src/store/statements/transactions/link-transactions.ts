import type { AccountId, TransactionId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { localDay, withinDays } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveAnnotations } from './annotations.ts';
import { PURCHASE_DAY } from './transaction-view.ts';

/** Word for word as in the partial index `transactions_vanished`. */
const VANISHED = `deleted_reason in ('not_listed', 'not_found')`;

/** $2: since when. */
const unlinked = (
  accountId: string,
): string => `t.account_id = ${accountId} and t.${VANISHED} and t.deleted_at >= $2
  and not exists (
    select from pluggy.transaction_links l where l.account_id = t.account_id and l.old_id = t.id)`;

const PROBE = `
select a.id as "accountId", p.returned, p.vanished
from unnest($1::uuid[]) as a (id) cross join lateral (
  select exists (select from pluggy.transactions t where t.account_id = a.id and t.${VANISHED} and t.deleted_at is null) as returned,
    exists (select from pluggy.transactions t where ${unlinked('a.id')}) as vanished) p
where p.returned or p.vanished`;

export interface Vanished {
  readonly accountId: AccountId;
  /** Rows came back that were hidden. */
  readonly returned: boolean;
  /** Rows that were hidden since then have no successor. */
  readonly vanished: boolean;
}

/** The accounts of which rows were hidden since `since` and have no successor, or came back. */
export async function findVanished(
  db: Queryable,
  accounts: readonly AccountId[],
  since: Date,
): Promise<Vanished[]> {
  return (await db.query<Vanished>({ name: 'find-vanished', text: PROBE, values: [accounts, since] })).rows;
}

export interface LinkTarget {
  readonly accountId: AccountId;
  readonly fence: Fence;
  readonly now: Date;
}

const RETURN = `
with lease as (
  ${leaseCondition('$2', '$3')}
), returned as (
  update pluggy.transactions set deleted_reason = null
  where account_id = $1 and ${VANISHED} and deleted_at is null and exists (select from lease)
  returning id
), unlinked as (
  delete from pluggy.transaction_links l using returned r
  where l.account_id = $1 and l.old_id = r.id
  returning l.new_id as from_id, l.old_id as to_id
), ${moveAnnotations('unlinked', '$1')}
select exists (select from lease) as held, (select count(*)::int from returned) as written`;

/**
 * A row that returned is the row that it was: it has no successor any more, and what was said of that is said of it.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function settleReturned(
  db: Queryable,
  { accountId, fence }: LinkTarget,
): Promise<number | undefined> {
  const { rows } = await db.query<Written>(RETURN, [accountId, fence.jobId, fence.worker]);
  return rows[0]?.held === true ? rows[0].written : undefined;
}

interface Written {
  readonly held: boolean;
  readonly written: number;
}

/**
 * The rows that went, and those that are there within some days of them with the same amount or the bank's same id.
 * Each day is read once, however many rows of it went, and by the index (`offset 0` keeps the planner from joining
 * otherwise while it has no statistics). Of an instalment the day of the bill may be a month away.
 */
const CANDIDATES = `
with gone as materialized (
  select t.* from pluggy.transactions t
  where ${unlinked('$1')} and ${localDay('t.date')} is not null
), days as materialized (
  select distinct ${localDay('g.date')} + s.shift as day
  from gone g, generate_series(-35, 35) as s (shift)
  where abs(s.shift) <= case when g.raw->'creditCardMetadata'->>'installmentNumber' is null then $3 else 35 end
), near as (
  select c.* from days d cross join lateral (
    select * from pluggy.transactions t
    where t.account_id = $1 and ${withinDays('t.date', 'd.day', 'd.day')}
    offset 0) c
  where c.deleted_at is null and (
    (c.amount, coalesce(c.currency_code, ''), coalesce(c.type, ''))
      in (select amount, coalesce(currency_code, ''), coalesce(type, '') from gone)
    or c.raw->>'providerId' in (select raw->>'providerId' from gone))
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

export async function listCandidates(
  db: Queryable,
  accountId: AccountId,
  { since, days, limit }: { readonly since: Date; readonly days: number; readonly limit: number },
): Promise<Candidate[]> {
  return (await db.query<Candidate>(CANDIDATES, [accountId, since, days, limit])).rows;
}

const LINK = `
with lease as (
  ${leaseCondition('$2', '$3')}
), linked as (
  insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
  select $1, p.old_id, p.new_id, p.evidence, $4
  from unnest($5::uuid[], $6::uuid[], $7::text[]) as p (old_id, new_id, evidence)
  join pluggy.transactions o on o.account_id = $1 and o.id = p.old_id and o.deleted_at is not null
  join pluggy.transactions n on n.account_id = $1 and n.id = p.new_id and n.deleted_at is null
  where exists (select from lease)
  on conflict do nothing
  returning old_id as from_id, new_id as to_id
), ${moveAnnotations('linked', '$1')}
select exists (select from lease) as held, (select count(*)::int from linked) as written`;

/**
 * Links tombstones with the rows that took their place, and moves what was said of them, in one statement.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function linkTransactions(
  db: Queryable,
  { accountId, fence, now }: LinkTarget,
  pairs: readonly { readonly oldId: string; readonly newId: string; readonly evidence: string }[],
): Promise<number | undefined> {
  const { rows } = await db.query<Written>(LINK, [
    accountId,
    fence.jobId,
    fence.worker,
    now,
    pairs.map(({ oldId }) => oldId),
    pairs.map(({ newId }) => newId),
    pairs.map(({ evidence }) => evidence),
  ]);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
