import type { AccountId, TransactionId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** What a person says of a transaction; null: nothing. */
export interface Annotation {
  readonly categoryId: string | null;
  readonly note: string | null;
  readonly ignored: boolean | null;
}

/**
 * CTEs that move annotations as another CTE says: `pairs` yields `from_id` and `to_id`. Where both rows have
 * something, what stands at the target wins, and of two notes both are kept.
 */
export function moveAnnotations(pairs: string, accountId: string): string {
  return `taken as (
  delete from pluggy.annotations n using ${pairs} p
  where n.account_id = ${accountId} and n.transaction_id = p.from_id
  returning p.to_id, n.user_id, n.category_id, n.note, n.ignored, n.changed_at
), moved as (
  insert into pluggy.annotations as n (account_id, transaction_id, user_id, category_id, note, ignored, changed_at)
  select ${accountId}, to_id, user_id, category_id, note, ignored, changed_at from taken
  on conflict (account_id, transaction_id, user_id) do update
    set category_id = coalesce(n.category_id, excluded.category_id), ignored = coalesce(n.ignored, excluded.ignored),
        note = case when n.note <> excluded.note then excluded.note || e'\\n' || n.note
          else coalesce(n.note, excluded.note) end,
        changed_at = greatest(n.changed_at, excluded.changed_at)
)`;
}

export interface TransactionKey {
  readonly accountId: AccountId;
  readonly id: TransactionId;
}

/**
 * The row that `id` stands for today: itself, or the last of those that took its place. The rows of a closed account stand for
 * themselves. The lock holds off whoever
 * would hide it, and other annotations of it, until the transaction ends.
 */
const LOCK = `
with recursive chain as (
  select t.account_id, t.id, t.deleted_at, 0 as step
  from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  join pluggy.transactions t on t.account_id = a.id and t.id = $2
  where a.user_id = $1
  union all
  select n.account_id, n.id, n.deleted_at, c.step + 1
  from chain c
  join pluggy.transaction_links l on l.account_id = c.account_id and l.old_id = c.id
  join pluggy.transactions n on n.account_id = l.account_id and n.id = l.new_id
  where c.deleted_at is not null and c.step < 1000
)
select t.account_id as "accountId", t.id
from (select account_id, id from chain order by step desc limit 1) c
join pluggy.transactions t on t.account_id = c.account_id and t.id = c.id
where t.deleted_at is null or t.deleted_reason = 'account_gone' and exists (
  select from pluggy.accounts a where a.id = t.account_id and a.deleted_at is not null)
for no key update of t`;

/** Undefined for a row that is not there, or is somebody else's. */
export async function lockTransaction(
  tx: Queryable,
  userId: UserId,
  id: TransactionId,
): Promise<TransactionKey | undefined> {
  return (await tx.query<TransactionKey>(LOCK, [userId, id])).rows[0];
}

const READ = `
select category_id as "categoryId", note, ignored from pluggy.annotations
where account_id = $1 and transaction_id = $2 and user_id = $3`;

/** What the user says of a locked row. */
export async function readAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
): Promise<Annotation> {
  const nothing = { categoryId: null, note: null, ignored: null };
  return (await tx.query<Annotation>(READ, [accountId, id, userId])).rows[0] ?? nothing;
}

const WRITE = `
insert into pluggy.annotations (account_id, transaction_id, user_id, category_id, note, ignored, changed_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (account_id, transaction_id, user_id) do update
  set category_id = excluded.category_id, note = excluded.note, ignored = excluded.ignored, changed_at = excluded.changed_at`;

/** Stores all that the user says of a locked row; nothing at all removes the record. */
export async function writeAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
  { categoryId, note, ignored }: Annotation,
  now: Date,
): Promise<void> {
  if (categoryId === null && note === null && ignored === null) {
    const remove =
      'delete from pluggy.annotations where account_id = $1 and transaction_id = $2 and user_id = $3';
    await tx.query(remove, [accountId, id, userId]);
    return;
  }
  await tx.query(WRITE, [accountId, id, userId, categoryId, note, ignored, now]);
}
