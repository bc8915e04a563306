import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { type Fence, leaseCondition } from './lease.ts';

/** The lists of an item that are stored alike; each is a table of this shape. */
export const LIST_TABLES = {
  bills: 'pluggy.bills',
  investments: 'pluggy.investments',
  investmentTransactions: 'pluggy.investment_transactions',
  loans: 'pluggy.loans',
  consents: 'pluggy.consents',
} as const;

export type ListName = keyof typeof LIST_TABLES;

/** Rows that are stored as they came are neither locked nor written. */
const write = (table: string): string => `
with lease as (
  ${leaseCondition('$6', '$7')}
), page as materialized (
  select distinct on (id) (r.raw->>'id')::uuid as id, r.raw
  from jsonb_array_elements($1::jsonb->'results') with ordinality as r (raw, position)
  order by id, position desc
), written as (
  insert into ${table} as t (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
  select p.id, $2, $3, $4, p.raw, $5, $5 from page p
  where exists (select from lease) and not exists (
    select from ${table} o where o.id = p.id and o.raw = p.raw and o.deleted_at is null
      and o.item_id = $2 and o.parent_id is not distinct from $3::uuid and o.user_id is not distinct from $4)
  on conflict (id) do update set item_id = excluded.item_id, parent_id = excluded.parent_id,
    user_id = excluded.user_id, raw = excluded.raw, changed_at = excluded.changed_at, deleted_at = null
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from written) as written,
  array(select id from page) as ids`;

/** $1 item, $2 parent or null for the whole item, $3 ids that are there, $4 now; $5, $6 the lease. */
const hide = (table: string): string => `
with lease as (
  ${leaseCondition('$5', '$6')}
), gone as (
  update ${table} set deleted_at = $4, changed_at = $4
  where item_id = $1 and ($2::uuid is null or parent_id = $2) and deleted_at is null and id <> all ($3::uuid[])
    and exists (select from lease)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from gone) as written`;

/** $1 item, $2 now; $3, $4 the lease. */
const HIDE_ORPHANS = `
with lease as (
  ${leaseCondition('$3', '$4')}
), gone as (
  update pluggy.investment_transactions m set deleted_at = $2, changed_at = $2
  where item_id = $1 and deleted_at is null and exists (select from lease)
    and exists (select from pluggy.investments i where i.id = m.parent_id and i.deleted_at is not null)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from gone) as written`;

const ABSENT = (table: string): string => `
select 1 from ${table}
where item_id = $1 and ($2::uuid is null or parent_id = $2) and deleted_at is null and id <> all ($3::uuid[]) limit 1`;

export interface ListTarget {
  readonly itemId: ItemId;
  /** The account of a bill, the investment of a movement; null for what belongs to the item itself. */
  readonly parentId: string | null;
  readonly userId: UserId | null;
  readonly fence: Fence;
  readonly now: Date;
}

export interface WrittenList {
  /** Rows that were new or different. */
  readonly written: number;
  readonly ids: readonly string[];
}

/**
 * Stores one page of a list.
 * @param page Pluggy's answer, `{ "results": [...] }`, as text that jsonb takes
 * @returns undefined when the run no longer holds its job; nothing was written then
 */
export async function writeList(
  db: Queryable,
  name: ListName,
  page: string,
  { itemId, parentId, userId, fence, now }: ListTarget,
): Promise<WrittenList | undefined> {
  const { rows } = await db.query<{ held: boolean } & WrittenList>({
    name: `write-${name}`,
    text: write(LIST_TABLES[name]),
    values: [page, itemId, parentId, userId, now, fence.jobId, fence.worker],
  });
  return rows[0]?.held === true ? rows[0] : undefined;
}

/** Whether a row is shown that is not among `present`. */
export async function hasAbsent(
  db: Queryable,
  name: ListName,
  { itemId, parentId }: Pick<ListTarget, 'itemId' | 'parentId'>,
  present: readonly string[],
): Promise<boolean> {
  return (await db.query(ABSENT(LIST_TABLES[name]), [itemId, parentId, present])).rows.length > 0;
}

/** Hides the rows that are not among `present`. @returns how many; undefined when the run no longer holds its job */
export async function hideAbsent(
  db: Queryable,
  name: ListName,
  { itemId, parentId, fence, now }: ListTarget,
  present: readonly string[],
): Promise<number | undefined> {
  const values = [itemId, parentId, present, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(hide(LIST_TABLES[name]), values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}

/**
 * Hides the movements of investments that are hidden: nobody would ever ask for them again.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function hideOrphanedMovements(
  db: Queryable,
  { itemId, fence, now }: Pick<ListTarget, 'itemId' | 'fence' | 'now'>,
): Promise<number | undefined> {
  const values = [itemId, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(HIDE_ORPHANS, values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
