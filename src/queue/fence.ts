import type { Queryable } from '../store/Queryable.ts';
import { LeaseLost } from './LeaseLost.ts';
import { ASSERT_LEASE, leaseCondition } from './sql/assert-lease.ts';

/**
 * What a run holds its job with. A row is leased at most once, and only a running row has a worker; so
 * "this id still has this worker" is true for this run alone, and false for ever once it is over.
 */
export interface Fence {
  readonly jobId: string;
  readonly worker: string;
}

/**
 * Throws LeaseLost unless this run still holds its job. The row stays locked until the caller's transaction
 * ends, so nobody can take the job over before the writes that follow are committed.
 */
export async function assertLease(tx: Queryable, fence: Fence): Promise<void> {
  const { rowCount } = await tx.query(ASSERT_LEASE, [fence.jobId, fence.worker]);
  if (rowCount !== 1) throw new LeaseLost();
}

/**
 * The same check inside one statement, to save a round trip. Takes the positions of the parameters that carry
 * `fence.jobId` and `fence.worker`:
 *
 *     with lease as materialized (${fenceSql(1, 2)}), … insert … select … where exists (select from lease)
 *
 * PostgreSQL skips a `select` that nothing refers to: the write itself must ask for `exists (select from lease)`,
 * and the caller throws LeaseLost when the statement reports `(select count(*) from lease)` as 0.
 */
export function fenceSql(jobIdPosition: number, workerPosition: number): string {
  return leaseCondition(`$${jobIdPosition}`, `$${workerPosition}`);
}
