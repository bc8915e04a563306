import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { MonthDigests } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1, $2 the lease; $3 account, $4 now; one list a column: $5 months, $6 and $7 rows and checksums at Pluggy, $8 and $9 those
 * here. Months that are kept as they are, are not written.
 */
const RECORD = underLease(`found as (
  select * from unnest($5::text[], $6::integer[], $7::numeric[], $8::integer[], $9::numeric[])
    as f (month, rows_there, checksum_there, rows_here, checksum_here)
), gone as (
  delete from pluggy.month_checks m
  where m.account_id = $3 and m.month <> all ($5::text[]) and ${HELD}
), written as (
  insert into pluggy.month_checks as m
    (account_id, month, rows_there, checksum_there, rows_here, checksum_here, changed_at)
  select $3, f.month, f.rows_there, f.checksum_there, f.rows_here, f.checksum_here, $4 from found f
  where ${HELD} and not exists (
    select from pluggy.month_checks o where o.account_id = $3 and o.month = f.month
      and (o.rows_there, o.checksum_there, o.rows_here, o.checksum_here)
        = (f.rows_there, f.checksum_there, f.rows_here, f.checksum_here))
  on conflict (account_id, month) do update
  set rows_there = excluded.rows_there, checksum_there = excluded.checksum_there, rows_here = excluded.rows_here,
    checksum_here = excluded.checksum_here, changed_at = excluded.changed_at
)`);

/**
 * Keeps what a comparison found of an account, month by month.
 * @throws {LeaseLost}
 */
export async function recordMonthChecks(
  db: Queryable,
  accountId: AccountId,
  { there, here }: { readonly there: MonthDigests; readonly here: MonthDigests },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  const months = [...new Set([...there.keys(), ...here.keys()])];
  const column = (side: MonthDigests, name: 'rows' | 'sum'): string[] =>
    months.map((month) => String(side.get(month)?.[name] ?? 0));
  const values = [
    accountId,
    now,
    months,
    column(there, 'rows'),
    column(there, 'sum'),
    column(here, 'rows'),
    column(here, 'sum'),
  ];
  await fenced(db, fence, { text: RECORD, values });
}
