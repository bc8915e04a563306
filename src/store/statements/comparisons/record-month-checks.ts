import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { MonthDigests } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

/** Months that are kept as they are, are not written. */
const RECORD = `
with lease as (
  ${leaseCondition('$1', '$2')}
), found as (
  select * from unnest($5::text[], $6::integer[], $7::numeric[], $8::integer[], $9::numeric[])
    as f (month, rows_there, checksum_there, rows_here, checksum_here)
), gone as (
  delete from pluggy.month_checks m
  where m.account_id = $3 and m.month <> all ($5::text[]) and exists (select from lease)
), written as (
  insert into pluggy.month_checks as m
    (account_id, month, rows_there, checksum_there, rows_here, checksum_here, changed_at)
  select $3, f.month, f.rows_there, f.checksum_there, f.rows_here, f.checksum_here, $4 from found f
  where exists (select from lease) and not exists (
    select from pluggy.month_checks o where o.account_id = $3 and o.month = f.month
      and (o.rows_there, o.checksum_there, o.rows_here, o.checksum_here)
        = (f.rows_there, f.checksum_there, f.rows_here, f.checksum_here))
  on conflict (account_id, month) do update
  set rows_there = excluded.rows_there, checksum_there = excluded.checksum_there, rows_here = excluded.rows_here,
    checksum_here = excluded.checksum_here, changed_at = excluded.changed_at
)
select exists (select from lease) as held`;

/**
 * Keeps what a comparison found of an account, month by month.
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function recordMonthChecks(
  db: Queryable,
  accountId: AccountId,
  { there, here }: { readonly there: MonthDigests; readonly here: MonthDigests },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const months = [...new Set([...there.keys(), ...here.keys()])];
  const column = (side: MonthDigests, name: 'rows' | 'sum'): string[] =>
    months.map((month) => String(side.get(month)?.[name] ?? 0));
  const { rows } = await db.query<{ held: boolean }>(RECORD, [
    fence.jobId,
    fence.worker,
    accountId,
    now,
    months,
    column(there, 'rows'),
    column(there, 'sum'),
    column(here, 'rows'),
    column(here, 'sum'),
  ]);
  return rows[0]?.held === true;
}
