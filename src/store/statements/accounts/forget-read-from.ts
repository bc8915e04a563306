import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 account. */
const FORGET = underLease(`forgotten as (
  update pluggy.accounts set read_from = null where id = $3 and read_from is not null and ${HELD}
)`);

/**
 * The account's next sync reads it from end to end: such a read begins now and may be interrupted, or an event told of a
 * row that Pluggy did not show.
 * @throws {LeaseLost}
 */
export async function forgetReadFrom(db: Queryable, id: AccountId, fence: Fence): Promise<void> {
  await fenced(db, fence, { text: FORGET, values: [id] });
}
