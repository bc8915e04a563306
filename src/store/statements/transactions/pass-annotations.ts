import type { AccountId, ItemId, TransactionId, UserId } from '../../../domain/ids.ts';
import { localDay, withinDays } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/** The row was shown until its account or its connection ended. */
const ENDED = (row: string): string =>
  `${row}.deleted_at is not null and ${row}.deleted_reason in ('account_gone', 'item_gone')`;

const IS_PASSED = `exists (
  select from pluggy.passed_annotations p
  where p.from_account_id = n.account_id and p.from_id = n.transaction_id and p.user_id = n.user_id)`;

const LEFT = `
select from pluggy.accounts a join pluggy.annotations n on n.account_id = a.id and n.user_id = a.user_id
where a.user_id = $1 and a.deleted_at is not null and not ${IS_PASSED}
limit 1`;

/** Whether something is said of rows of ended accounts that was not passed on. */
export async function hasAnnotationsToPass(db: Queryable, userId: UserId): Promise<boolean> {
  return (await db.query(LEFT, [userId])).rows.length > 0;
}

/** Whose an item is, or was before it ended. */
export async function ownerOfItem(db: Queryable, itemId: ItemId): Promise<UserId | null> {
  const { rows } = await db.query<{ userId: UserId | null }>(
    'select user_id as "userId" from pluggy.items where id = $1',
    [itemId],
  );
  return rows[0]?.userId ?? null;
}

/** Of the accounts, those whose transactions were all read once. */
export async function findReadAccounts(
  db: Queryable,
  ids: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where id = any ($1::uuid[]) and swept_at is not null and deleted_at is null',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface Passage {
  readonly userId: UserId;
  /** The account that ended. */
  readonly from: AccountId;
  /** The same account through another connection. */
  readonly to: AccountId;
}

const NEXT = `
select n.transaction_id as id
from pluggy.annotations n
join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id and ${ENDED('t')}
where n.account_id = $1 and n.user_id = $2 and n.transaction_id > $3 and not ${IS_PASSED}
order by n.transaction_id limit $4`;

/** The next rows of an ended account of which something is said that was not passed on, in the order of their ids. */
export async function listRowsToPass(
  tx: Queryable,
  { userId, from }: Passage,
  after: string,
  limit: number,
): Promise<TransactionId[]> {
  const { rows } = await tx.query<{ id: TransactionId }>(NEXT, [from, userId, after, limit]);
  return rows.map(({ id }) => id);
}

const DAY = localDay('t.date');

/** Each day is read once, by the index (`offset 0` keeps the planner from joining otherwise). */
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
    else json_build_array(n.category_id, n.note, n.ignored)::text end as annotation,
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

/** The locks hold off whoever would hide a row, and other annotations of it, until the transaction ends. */
const LOCK = `
select id from pluggy.transactions where account_id = $1 and id = any ($2::uuid[]) and deleted_at is null
order by id for no key update`;

/** What stands at the target wins, and of two notes both are kept. A row is passed on once. */
const PASS = `
with passed as (
  insert into pluggy.passed_annotations (from_account_id, from_id, user_id, to_account_id, to_id, passed_at)
  select $1, p.from_id, $3, $2, p.to_id, $4 from unnest($5::uuid[], $6::uuid[]) as p (from_id, to_id)
  on conflict do nothing
  returning from_id, to_id
)
insert into pluggy.annotations as n (account_id, transaction_id, user_id, category_id, note, ignored, changed_at)
select $2, p.to_id, $3, a.category_id, a.note, a.ignored, a.changed_at
from passed p join pluggy.annotations a on a.account_id = $1 and a.transaction_id = p.from_id and a.user_id = $3
on conflict (account_id, transaction_id, user_id) do update
  set category_id = coalesce(n.category_id, excluded.category_id), ignored = coalesce(n.ignored, excluded.ignored),
      note = case when n.note <> excluded.note then excluded.note || e'\\n' || n.note
        else coalesce(n.note, excluded.note) end,
      changed_at = greatest(n.changed_at, excluded.changed_at)`;

/** Says of rows what was said of the same rows of the ended account, which keep it. @returns how many */
export async function passAnnotations(
  tx: Queryable,
  { userId, from, to }: Passage,
  pairs: readonly { readonly fromId: TransactionId; readonly toId: TransactionId }[],
  now: Date,
): Promise<number> {
  const targets = pairs.map(({ toId }) => toId);
  const { rows } = await tx.query<{ id: TransactionId }>(LOCK, [to, targets]);
  const locked = new Set(rows.map(({ id }) => id));
  const sure = pairs.filter(({ toId }) => locked.has(toId));
  const ids = [sure.map(({ fromId }) => fromId), sure.map(({ toId }) => toId)];
  return (await tx.query(PASS, [from, to, userId, now, ...ids])).rowCount ?? 0;
}
