import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 accounts, $4 from when on. */
const RECORD = underLease(`written as (
  update pluggy.accounts set read_from = $4 where id = any($3::uuid[]) and ${HELD}
)`);

/**
 * Everything that Pluggy took in of these accounts before this moment was read.
 * @throws {LeaseLost}
 */
export async function recordReadFrom(
  db: Queryable,
  accounts: readonly AccountId[],
  readFrom: Date,
  fence: Fence,
): Promise<void> {
  await fenced(db, fence, { text: RECORD, values: [accounts, readFrom] });
}
