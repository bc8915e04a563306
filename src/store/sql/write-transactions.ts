import type { AccountId, TransactionId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { type Fence, leaseCondition } from './lease.ts';

/**
 * One page of transactions, from Pluggy's answer to the table in one statement. Node never parses a row: the
 * page travels as the bytes that came, so no amount becomes a float and no row becomes an object.
 *
 * - `lease`: nothing is written by a run that lost its job; the row lock keeps others out until the commit.
 * - `page`: a row that stands twice in one page would break ON CONFLICT; the last one wins.
 * - The filter before ON CONFLICT leaves unchanged rows unlocked and unwritten (plain DO UPDATE … WHERE locks
 *   them, which costs WAL); comparing `raw` covers every field. It is a scalar subquery
 *   in the order of the primary key, so that each row is looked up by that key whatever the statistics say. As an
 *   anti join it was planned, for an account that they did not know, as a read of the whole account for every page;
 *   as "account_id = … and id = …" it could run on the index by day, which is as wide.
 * - `absent` (sweeps only): rows that are stored within the span of days that this page covers completely and
 *   that the page lacks. Pluggy orders newest first; the page's oldest instant may continue on the next page, so
 *   the span ends just above it and the ids seen at that instant are handed to the next page. Both ends are plain
 *   values, not alternatives ("or"), so that the index by day finds the span: else every page reads the account.
 */
const SQL = `
with lease as (
  ${leaseCondition('$5', '$6')}
), page as materialized (
  select distinct on (id) (r.raw->>'id')::uuid as id, (r.raw->>'date')::timestamptz as date, r.raw
  from jsonb_array_elements($1::jsonb->'results') with ordinality as r (raw, position)
  order by id, position desc
), written as (
  insert into pluggy.transactions as t
    (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
  select $2, p.id, $3, p.date, (p.raw->>'amount')::numeric, p.raw->>'currencyCode', p.raw->>'type', p.raw->>'status',
    p.raw, $4, $4
  from page p
  where exists (select from lease) and p.raw is distinct from (
    select o.raw
    from (
      select * from pluggy.transactions s
      where (s.account_id, s.id) >= ($2, p.id) order by s.account_id, s.id limit 1) o
    where o.account_id = $2 and o.id = p.id and o.deleted_at is null)
  on conflict (account_id, id) do update
    set user_id = excluded.user_id, date = excluded.date, amount = excluded.amount,
        currency_code = excluded.currency_code, type = excluded.type, status = excluded.status, raw = excluded.raw,
        changed_at = excluded.changed_at, deleted_at = null
  returning xmax = 0 as created
), span as (
  select min(date) as oldest from page
)
select exists (select from lease) as held,
  jsonb_array_length($1::jsonb->'results') as received,
  (select count(*)::int from page) as distinct_rows,
  (select count(*)::int from written where created) as created,
  (select count(*)::int from written where not created) as updated,
  span.oldest::text as oldest,
  case when $7 then array(select id from page where date = span.oldest) else '{}' end as at_oldest,
  case when $7 then array(
    select t.id from pluggy.transactions t
    where t.account_id = $2 and t.deleted_at is null
      and t.date <= coalesce($8::timestamptz, 'infinity')
      and t.date > (select case when $10 then '-infinity' else oldest end from span)
      and t.id <> all ($9::uuid[])
      and t.id not in (select id from page)
    order by t.date desc, t.id desc
    limit $11) else '{}' end as absent
from span`;

/** How many rows that seem to have vanished one page may report; a sweep that meets more is run again. */
export const MAX_ABSENT = 20_000;

/** jsonb's binary format is this version byte and then the text. Sent so, the page's bytes are never decoded in Node. */
const JSONB_VERSION = Buffer.from([1]);

export interface PageTarget {
  readonly accountId: AccountId;
  readonly userId: UserId | null;
  readonly fence: Fence;
  readonly now: Date;
}

/** Where a sweep stands between two pages. */
export interface SweepEdge {
  /** Oldest instant of the page before, as PostgreSQL wrote it; null before the first page. */
  readonly oldest: string | null;
  /** Ids already seen at that instant. */
  readonly atOldest: readonly TransactionId[];
}

export interface PageOutcome {
  readonly received: number;
  readonly merged: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly edge: SweepEdge;
  /** Stored rows that the page should have held and did not; at most MAX_ABSENT. */
  readonly absent: readonly TransactionId[];
}

interface Row {
  readonly held: boolean;
  readonly received: number;
  readonly distinct_rows: number;
  readonly created: number;
  readonly updated: number;
  readonly oldest: string | null;
  readonly at_oldest: TransactionId[];
  readonly absent: TransactionId[];
}

/**
 * Writes one page of an account.
 * @param page Pluggy's answer, `{ "results": [...] }`, as UTF-8 bytes
 * @param sweep given when pages are read from the newest to the oldest, to find what has vanished
 * @returns undefined when the run no longer holds its job; nothing was written then
 */
export async function writeTransactions(
  db: Queryable,
  page: Buffer,
  target: PageTarget,
  sweep?: { readonly edge: SweepEdge; readonly isLast: boolean },
): Promise<PageOutcome | undefined> {
  const { fence } = target;
  const { rows } = await db.query<Row>({
    name: 'write-transactions',
    text: SQL,
    values: [
      Buffer.concat([JSONB_VERSION, page]),
      target.accountId,
      target.userId,
      target.now,
      fence.jobId,
      fence.worker,
      sweep !== undefined,
      sweep?.edge.oldest ?? null,
      sweep?.edge.atOldest ?? [],
      sweep?.isLast ?? false,
      MAX_ABSENT,
    ],
  });
  const row = rows[0];
  if (row === undefined || !row.held) return undefined;
  const sameInstant = row.oldest !== null && row.oldest === sweep?.edge.oldest;
  return {
    received: row.received,
    merged: row.received - row.distinct_rows,
    created: row.created,
    updated: row.updated,
    unchanged: row.distinct_rows - row.created - row.updated,
    edge: {
      oldest: row.oldest ?? sweep?.edge.oldest ?? null,
      atOldest: sameInstant ? [...(sweep?.edge.atOldest ?? []), ...row.at_oldest] : row.at_oldest,
    },
    absent: row.absent,
  };
}

const TOMBSTONE = `
with lease as (
  ${leaseCondition('$4', '$5')}
), gone as (
  update pluggy.transactions set deleted_at = $3, changed_at = $3, deleted_reason = $6
  where account_id = $1 and id = any ($2::uuid[]) and deleted_at is null and exists (select from lease)
  returning 1
)
select exists (select from lease) as held, (select count(*)::int from gone) as deleted`;

/** Why a row was looked for that Pluggy then did not find: a complete read lacked it, or an event named it. */
export type VanishReason = 'not_listed' | 'not_found';

/**
 * Hides rows that Pluggy no longer has.
 * @returns how many were visible before; undefined when the run no longer holds its job
 */
export async function tombstoneTransactions(
  db: Queryable,
  target: PageTarget,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<number | undefined> {
  const { fence } = target;
  const { rows } = await db.query<{ held: boolean; deleted: number }>(TOMBSTONE, [
    target.accountId,
    ids,
    target.now,
    fence.jobId,
    fence.worker,
    reason,
  ]);
  return rows[0]?.held === true ? rows[0].deleted : undefined;
}
