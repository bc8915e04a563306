import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { MonthDigest, MonthDigests } from './month-digests.ts';

/** A comparison of one account that made way for other work. */
export interface SavedCheck {
  /** What the item said of itself when the comparison began. */
  readonly itemVersion: string;
  /** Pluggy's cursor of the next page. */
  readonly after: string;
  /** Of the pages before it. */
  readonly months: MonthDigests;
}

type Written = Readonly<Record<string, { readonly rows: number; readonly sum: string }>>;

/** The comparison to go on with: of this version of the item, and saved since `notBefore`. */
export async function findCheck(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, notBefore }: { readonly itemVersion: string; readonly notBefore: Date },
): Promise<(SavedCheck & { readonly months: Map<string, MonthDigest> }) | undefined> {
  const { rows } = await db.query<{ after: string; months: Written }>(
    `select after, months from pluggy.check_progress where account_id = $1 and item_version = $2 and saved_at >= $3`,
    [accountId, itemVersion, notBefore],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const months = Object.entries(row.months).map(
    ([month, { rows: count, sum }]) => [month, { rows: count, sum: BigInt(sum) }] as const,
  );
  return { itemVersion, after: row.after, months: new Map(months) };
}

const SAVE = `
with lease as (
  ${leaseCondition('$1', '$2')}
), saved as (
  insert into pluggy.check_progress as c (account_id, item_version, saved_at, after, months)
  select $3, $4, $5, $6, $7::jsonb where exists (select from lease)
  on conflict (account_id) do update set item_version = excluded.item_version, saved_at = excluded.saved_at,
    after = excluded.after, months = excluded.months
)
select exists (select from lease) as held`;

/** @returns false when the run no longer holds its job; nothing was written then */
export async function saveCheck(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, after, months }: SavedCheck,
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const written = Object.fromEntries(
    [...months].map(([month, { rows, sum }]) => [month, { rows, sum: String(sum) }]),
  );
  const values = [fence.jobId, fence.worker, accountId, itemVersion, now, after, JSON.stringify(written)];
  return (await db.query<{ held: boolean }>(SAVE, values)).rows[0]?.held === true;
}

/** The account was compared to its end: the next comparison starts at the first page again. */
export async function forgetCheck(db: Queryable, accountId: AccountId): Promise<void> {
  await db.query('delete from pluggy.check_progress where account_id = $1', [accountId]);
}
