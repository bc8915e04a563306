import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 account. */
const FORGET = underLease(`forgotten as (
  delete from pluggy.check_progress where account_id = $3 and ${HELD}
)`);

/**
 * The account was compared to its end: the next comparison starts at the first page again.
 * @throws {LeaseLost}
 */
export async function forgetCheck(db: Queryable, accountId: AccountId, fence: Fence): Promise<void> {
  await fenced(db, fence, { text: FORGET, values: [accountId] });
}
