import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * All transactions of the account were read.
 * @param sweep with the number of rows that Pluggy sent, and when the read began; null: it went on with an older one.
 * Refused rows that were last seen before `refusedBefore` are no longer what Pluggy has, and what a comparison before a
 * read from end to end could not make equal has been read anew
 * @returns false when the run no longer holds its job; nothing was written then
 */
export async function recordSweep(
  db: Queryable,
  id: AccountId,
  sweep: { readonly rowsSeen: number; readonly startedAt: Date | null; readonly refusedBefore: Date },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with lease as materialized (
       ${leaseCondition('$6', '$7')}
     ), gone as (
       delete from pluggy.refused_rows where account_id = $1 and seen_at < $5 and exists (select from lease)
     ), outdated as (
       delete from pluggy.month_checks where account_id = $1 and $4::timestamptz is not null
         and (rows_there, checksum_there) <> (rows_here, checksum_here) and exists (select from lease)
     )
     update pluggy.accounts set swept_at = $2, swept_rows = $3, read_from = coalesce($4, read_from)
     where id = $1 and exists (select from lease)`,
    [id, now, sweep.rowsSeen, sweep.startedAt, sweep.refusedBefore, fence.jobId, fence.worker],
  );
  return rowCount === 1;
}
