import type { AccountId, UserId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { instantOrNever } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/** Transactions of one month: how many, and the sum of a 64-bit digest of each, so that their order does not matter. */
export interface MonthDigest {
  readonly rows: number;
  readonly sum: bigint;
}

/**
 * By the first seven characters of Pluggy's date, such as 2026-11; a row without a date counts under "". Both sides
 * count by the same text, so that no rule about days stands between them: these are not the months that people see.
 */
export type MonthDigests = ReadonlyMap<string, MonthDigest>;

/**
 * PostgreSQL's own hash of a jsonb value: equal for what jsonb calls equal, whatever the order of the members and the
 * trailing zeros. It may differ between versions of PostgreSQL, so only digests of one run are compared. No value is
 * cast: a row that the table would refuse has a digest too.
 */
const DIGEST = `coalesce(left(raw->>'date', 7), '') as month, count(*)::integer as rows,
  sum(jsonb_hash_extended(raw, 0))::text as sum`;

const OF_PAGE = `
with page as (
  select distinct on (r.raw->>'id') r.raw
  from jsonb_array_elements($1::jsonb->'results') with ordinality as r (raw, position)
  order by r.raw->>'id', position desc
)
select ${DIGEST} from page group by 1`;

/** A column that is not what its object says, as far as that can be seen without a cast; some that are fine count too. */
const SUSPICIOUS = `(to_jsonb(amount) is distinct from raw->'amount' or currency_code is distinct from raw->>'currencyCode'
  or type is distinct from raw->>'type' or status is distinct from raw->>'status' or user_id is distinct from $2
  or to_char(date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') is distinct from raw->>'date')`;

const OF_ACCOUNT = `
select ${DIGEST}, count(*) filter (where ${SUSPICIOUS})::integer as suspicious
from pluggy.transactions where account_id = $1 and deleted_at is null group by 1`;

interface Row {
  readonly month: string;
  readonly rows: number;
  readonly sum: string;
  readonly suspicious?: number;
}

const toMap = (rows: readonly Row[]): Map<string, MonthDigest> =>
  new Map(rows.map(({ month, rows: count, sum }) => [month, { rows: count, sum: BigInt(sum) }]));

/** @param page Pluggy's answer, `{ "results": [...] }`, as UTF-8 bytes that jsonb takes */
export async function digestPage(db: Queryable, page: Buffer): Promise<Map<string, MonthDigest>> {
  return toMap((await db.query<Row>({ name: 'digest-page', text: OF_PAGE, page })).rows);
}

export interface AccountDigest {
  readonly months: MonthDigests;
  /** Rows whose columns may not be what their objects say. */
  readonly suspicious: number;
}

/** The same of what is stored and shown. */
export async function digestAccount(
  db: Queryable,
  accountId: AccountId,
  userId: UserId | null,
): Promise<AccountDigest> {
  const { rows } = await db.query<Row>(OF_ACCOUNT, [accountId, userId]);
  return {
    months: toMap(rows),
    suspicious: rows.reduce((sum, { suspicious = 0 }) => sum + suspicious, 0),
  };
}

const REDERIVE = `
with lease as (
  ${leaseCondition('$4', '$5')}
), derived as (
  select account_id, id, ${instantOrNever("raw->>'date'")} as date, (raw->>'amount')::numeric as amount,
    raw->>'currencyCode' as currency_code, raw->>'type' as type, raw->>'status' as status
  from pluggy.transactions where account_id = $1 and deleted_at is null and ${SUSPICIOUS}
), written as (
  update pluggy.transactions t
  set date = d.date, amount = d.amount, currency_code = d.currency_code, type = d.type, status = d.status,
    user_id = $2, changed_at = $3
  from derived d
  where t.account_id = d.account_id and t.id = d.id and exists (select from lease)
    and (t.date, t.amount, t.currency_code, t.type, t.status, t.user_id)
      is distinct from (d.date, d.amount, d.currency_code, d.type, d.status, $2)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from written) as written`;

/**
 * Makes the columns of an account's rows what their objects say; the objects must be Pluggy's already.
 * @returns how many rows were different; undefined when the run no longer holds its job
 */
export async function rederiveColumns(
  db: Queryable,
  target: {
    readonly accountId: AccountId;
    readonly userId: UserId | null;
    readonly fence: Fence;
    readonly now: Date;
  },
): Promise<number | undefined> {
  const { accountId, userId, fence, now } = target;
  const values = [accountId, userId, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(REDERIVE, values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}

const BETWEEN = `
select id from pluggy.transactions
where account_id = $1 and deleted_at is null and date >= $2 and date <= $3 and id <> all ($4::uuid[])
order by date desc, id desc limit $5`;

/** Rows that are shown within a span of time, both ends included, except these. */
export async function listRowsBetween<Id extends string>(
  db: Queryable,
  accountId: AccountId,
  span: { readonly from: string; readonly to: string; readonly except: readonly Id[] },
  limit: number,
): Promise<Id[]> {
  const values = [accountId, span.from, span.to, span.except, limit];
  return (await db.query<{ id: Id }>(BETWEEN, values)).rows.map(({ id }) => id);
}
