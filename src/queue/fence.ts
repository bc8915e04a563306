import type { Queryable } from '../store/Queryable.ts';
import { LeaseLost } from './LeaseLost.ts';
import { type Fence, leaseCondition } from './sql/lease.ts';

export type { Fence };

/**
 * Throws LeaseLost unless this run still holds its job. The row stays locked until the caller's transaction
 * ends, so nobody can take the job over before the writes that follow are committed.
 */
export async function assertLease(tx: Queryable, fence: Fence): Promise<void> {
  const { rowCount } = await tx.query(leaseCondition('$1', '$2'), [fence.jobId, fence.worker]);
  if (rowCount !== 1) throw new LeaseLost();
}
