import type { AccountId, TransactionId, UserId } from '../../../domain/ids.ts';
import { heldRow } from '../../../queue/fenced.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { instant, instantOrNever } from '../../fragments/days.ts';
import { notePage } from '../../fragments/noted-transactions.ts';
import { cutPage } from '../../page-pieces.ts';
import type { Queryable, Statement } from '../../Queryable.ts';

/*
 * All statements here: $1 page, $2 account, $3 user, $4 now, $5 and $6 the lease. Those of a sweep also: $7 whether absent rows are
 * looked for, $8 the instant where the page before ended or null, $9 the one down to which this page reaches or null, $10 ids that
 * were seen at $8, $11 how many absent rows are named at most.
 */

/**
 * Stored rows that the page should have held and does not. Pluggy orders newest first, so a page covers all
 * instants between the page before ($8) and its own oldest one ($9), which may continue on the next page. Both ends
 * are plain values, not alternatives ("or"), so that the index by day finds the span: else every page would read the
 * account.
 */
const ABSENT = `case when $7 then array(
    select t.id from pluggy.transactions t
    where t.account_id = $2 and t.deleted_at is null
      and t.date <= coalesce($8::timestamptz, 'infinity')
      and t.date >= coalesce($9::timestamptz + interval '1 microsecond', '-infinity')
      and t.id <> all ($10::uuid[])
      and t.id not in (select id from page)
    order by t.date desc, t.id desc
    limit $11) else '{}' end`;

/** The rows of a page in pieces; PostgreSQL forgets one piece before it parses the next. */
const ROWS = `unnest($1::text[]) as page (piece), jsonb_array_elements(page.piece::jsonb->'results') as r (raw)`;

const COLUMNS =
  'account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at';

const INSERT = `insert into pluggy.transactions as t
    (${COLUMNS})
  select $2, p.id, $3, p.date, (p.raw->>'amount')::numeric, p.raw->>'currencyCode', p.raw->>'type', p.raw->>'status',
    p.raw, $4, $4
  from page p
  where exists (select from lease)`;

/** The rows that are overwritten are kept as they were first; "former" is read so that it is done before. */
const OVERWRITE = `and (select count(*) >= 0 from former)
  on conflict (account_id, id) do update
    set user_id = excluded.user_id, date = excluded.date, amount = excluded.amount,
        currency_code = excluded.currency_code, type = excluded.type, status = excluded.status, raw = excluded.raw,
        changed_at = excluded.changed_at, deleted_at = null`;

/**
 * The stored row with the id `id`, whatever the statistics say looked up by the primary key alone. As an anti join it
 * was planned, for an account that they did not know, as a read of the whole account for every page; as
 * "account_id = … and id = …" it could run on the index by day, which is as wide. The order and the two bounds leave
 * only the primary key, and end before the heap when there is no such row.
 */
const stored = (id: string): string => `(
      select * from pluggy.transactions s
      where s.account_id = $2 and s.id >= ${id} and s.id <= ${id} order by s.account_id, s.id limit 1)`;

/** Members that move without anything having changed (decision 0015). */
const WITHOUT_VOLATILE = `- '{updatedAt,order}'::text[]`;

/**
 * What the rows that are overwritten were, from when to when, and why that ended. A row that came back as it was leaves
 * no copy where its whole account or connection had gone with it.
 */
const FORMER = `old as materialized (
  select o.id, o.raw, o.first_seen_at, o.deleted_at, coalesce(o.deleted_reason, 'not_listed') as deleted_reason,
    p.raw as next
  from page p cross join lateral (
    select * from pluggy.transactions s
    where s.account_id = $2 and s.id >= p.id and s.id <= p.id order by s.account_id, s.id limit 1
    for no key update) o
  where not p.same and exists (select from lease)
), former as (
  insert into pluggy.transaction_versions
    (account_id, id, user_id, raw, valid_from, valid_until, replaced_at, reason)
  select $2, o.id, $3, o.raw,
    coalesce((select max(v.replaced_at) from pluggy.transaction_versions v
      where v.account_id = $2 and v.id = o.id), o.first_seen_at),
    coalesce(o.deleted_at, $4), $4, case when o.deleted_at is null then 'changed' else o.deleted_reason end
  from old o
  where o.raw ${WITHOUT_VOLATILE} <> o.next ${WITHOUT_VOLATILE}
    or o.deleted_at is not null and o.deleted_reason in ('not_listed', 'not_found')
  returning 1
)`;

/**
 * One page of transactions, from Pluggy's answer to the table in one statement. Node never parses a row: the
 * page travels as the bytes that came, so no amount becomes a float and no row becomes an object.
 *
 * - `lease`: nothing is written by a run that lost its job; the row lock keeps others out until the commit.
 * - `page`: each row with what is stored of it: nothing (null), the same, or something else. Comparing `raw` covers
 *   every field.
 * - New rows are inserted without ON CONFLICT, which would write each of them twice to the log (a speculative row and
 *   its confirmation); changed ones, which are few, go through it, and their former values are kept. Unchanged rows are
 *   neither locked nor written.
 * - `noted`: one entry in the log of changes names the rows that are new or different.
 * - A row that stands twice, or came meanwhile with another page, breaks the statement: then CAREFUL does it.
 */
const FAST = `
with lease as (
  ${leaseCondition('$5', '$6')}
), page as materialized (
  select (r.raw->>'id')::uuid as id, ${instant("r.raw->>'date'")} as date, r.raw,
    (select o.raw = r.raw and o.deleted_at is null from ${stored("(r.raw->>'id')::uuid")} o) as same
  from ${ROWS}
), ${FORMER}, fresh as (
  ${INSERT} and p.same is null
), changed as (
  ${INSERT} and not p.same ${OVERWRITE}
), noted as (${notePage('page where same is not true and exists (select from lease)', '$2', '$3')}
)
select exists (select from lease) as held, count(*)::int as received, count(*)::int as distinct_rows,
  count(*) filter (where same is null)::int as created, count(*) filter (where not same)::int as updated,
  ${ABSENT} as absent
from page`;

/** The same for an account of which nothing is stored: every row is new, and nothing is looked up or compared. */
const FIRST = `
with lease as (
  ${leaseCondition('$5', '$6')}
), fresh as (
  insert into pluggy.transactions (${COLUMNS})
  select $2, (r.raw->>'id')::uuid, $3, ${instant("r.raw->>'date'")}, (r.raw->>'amount')::numeric,
    r.raw->>'currencyCode', r.raw->>'type', r.raw->>'status', r.raw, $4, $4
  from ${ROWS}
  where exists (select from lease)
  returning id
), noted as (${notePage('fresh', '$2', '$3')}
)
select exists (select from lease) as held, count(*)::int as received, count(*)::int as distinct_rows,
  count(*)::int as created, 0 as updated, '{}'::uuid[] as absent
from fresh`;

/**
 * The same for a page with rows that stand twice, the last of which wins, for rows that another page brought, and for rows
 * whose date is none.
 */
const CAREFUL = `
with lease as (
  ${leaseCondition('$5', '$6')}
), page as materialized (
  select d.*, (select o.raw = d.raw and o.deleted_at is null from ${stored('d.id')} o) as same
  from (
    select distinct on (id) (r.raw->>'id')::uuid as id, ${instantOrNever("r.raw->>'date'")} as date, r.raw
    from unnest($1::text[]) as page (piece),
      jsonb_array_elements(page.piece::jsonb->'results') with ordinality as r (raw, position)
    order by id, position desc
  ) d
), ${FORMER}, written as (
  ${INSERT} and p.same is not true ${OVERWRITE}
  returning t.id
), noted as (${notePage('written', '$2', '$3')}
)
select exists (select from lease) as held,
  (select sum(jsonb_array_length(page.piece::jsonb->'results'))::int from unnest($1::text[]) as page (piece)) as received,
  (select count(*)::int from page) as distinct_rows,
  (select count(*)::int from written join page using (id) where same is null) as created,
  (select count(*)::int from written join page using (id) where not same) as updated,
  ${ABSENT} as absent`;

/** How many rows that seem to have vanished one page may report; a sweep that meets more is run again. */
export const MAX_ABSENT = 20_000;

export interface PageTarget {
  readonly accountId: AccountId;
  readonly userId: UserId | null;
  readonly fence: Fence;
  readonly now: Date;
}

/** Where a sweep stands between two pages. */
export interface SweepEdge {
  /** Oldest instant of the page before, a timestamp; null before the first page. */
  readonly oldest: string | null;
  /** Ids already seen at that instant. */
  readonly atOldest: readonly TransactionId[];
}

/** The instants that a page of a sweep covers completely: all that is stored there should be on the page. */
export interface PageSpan {
  /** What the pages before have covered: the span begins there. */
  readonly from: SweepEdge;
  /** The span ends just above this instant; null: it goes back to the beginning of the account. */
  readonly downTo: string | null;
}

export interface PageOutcome {
  readonly received: number;
  readonly merged: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Stored rows that the page should have held and did not; at most MAX_ABSENT. */
  readonly absent: readonly TransactionId[];
}

interface Row {
  readonly held: boolean;
  readonly received: number;
  readonly distinct_rows: number;
  readonly created: number;
  readonly updated: number;
  readonly absent: TransactionId[];
}

export interface WriteOptions {
  /** Given for a page of a sweep, to find what has vanished. */
  readonly span?: PageSpan | undefined;
  /** Nothing was stored of the account when its read began: a hint that saves the look, and may be wrong. */
  readonly isNewAccount?: boolean | undefined;
  /** For a page that the fast way could not take: see CAREFUL. */
  readonly careful?: boolean | undefined;
}

function statementFor(
  page: Buffer,
  { isNewAccount, careful }: { readonly isNewAccount: boolean; readonly careful: boolean },
  common: readonly unknown[],
  sweep: readonly unknown[],
): Statement {
  // what a cut may have spoiled is read as a whole
  if (careful)
    return {
      name: 'write-transactions-careful',
      text: CAREFUL,
      page: [[page]],
      values: [...common, ...sweep],
    };
  if (isNewAccount)
    return { name: 'write-first-transactions', text: FIRST, page: cutPage(page), values: common };
  return { name: 'write-transactions', text: FAST, page: cutPage(page), values: [...common, ...sweep] };
}

/**
 * Writes one page of an account.
 * @param page Pluggy's answer, `{ "results": [...] }`, as UTF-8 bytes
 * @throws {LeaseLost} when the run no longer holds its job; nothing was written then
 */
export async function writeTransactions(
  db: Queryable,
  page: Buffer,
  { accountId, userId, now, fence }: PageTarget,
  { span, isNewAccount = false, careful = false }: WriteOptions = {},
): Promise<PageOutcome> {
  const common = [accountId, userId, now, fence.jobId, fence.worker];
  const sweep = [
    span !== undefined && !isNewAccount,
    span?.from.oldest ?? null,
    span?.downTo ?? null,
    span?.from.atOldest ?? [],
    MAX_ABSENT,
  ];
  const { rows } = await db.query<Row>(statementFor(page, { isNewAccount, careful }, common, sweep));
  const row = heldRow(rows);
  return {
    received: row.received,
    merged: row.received - row.distinct_rows,
    created: row.created,
    updated: row.updated,
    unchanged: row.distinct_rows - row.created - row.updated,
    absent: row.absent,
  };
}
