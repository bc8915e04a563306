import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1, $2 the lease; $3 account, $4 now, $5 rows that Pluggy sent, $6 when the read began or null, $7 before when refused rows
 * are outdated, $8 the account's version.
 */
const RECORD = underLease(`gone as (
  delete from pluggy.refused_rows where account_id = $3 and seen_at < $7 and ${HELD}
), outdated as (
  delete from pluggy.month_checks where account_id = $3 and $6::timestamptz is not null
    and (rows_there, checksum_there) <> (rows_here, checksum_here) and ${HELD}
), swept as (
  update pluggy.accounts set swept_at = $4, swept_rows = $5,
    read_from = case when reads_count_from > $6 then read_from else coalesce($6, read_from) end, rows_version = $8, rows_read_at = $4
  where id = $3 and ${HELD}
)`);

/**
 * All transactions of the account were read.
 * @param sweep with the number of rows that Pluggy sent, when the read began (null: it continued an older one), and what the
 * account was then (null: not known).
 * Refused rows that were last seen before `refusedBefore` are no longer what Pluggy has. Months that a comparison before
 * this read could not make equal were read again by it. A read that began before somebody asked for another one stands for
 * what it brought, and the account is read from end to end once more
 * @throws {LeaseLost}
 */
export async function recordSweep(
  db: Queryable,
  id: AccountId,
  sweep: {
    readonly rowsSeen: number;
    readonly startedAt: Date | null;
    readonly refusedBefore: Date;
    readonly version: string | null;
  },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  const values = [id, now, sweep.rowsSeen, sweep.startedAt, sweep.refusedBefore, sweep.version];
  await fenced(db, fence, { text: RECORD, values });
}
