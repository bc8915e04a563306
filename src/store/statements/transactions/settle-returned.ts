import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import { moveAnnotations } from '../../fragments/annotations.ts';
import { VANISHED } from '../../fragments/vanished.ts';
import type { Queryable } from '../../Queryable.ts';
import type { LinkTarget } from './link-transactions.ts';

/** $1, $2 the lease; $3 account. */
const SETTLE = underLease(
  `returned as (
  update pluggy.transactions set deleted_reason = null
  where account_id = $3 and ${VANISHED} and deleted_at is null and ${HELD}
  returning id
), unlinked as (
  delete from pluggy.transaction_links l using returned r
  where l.account_id = $3 and l.old_id = r.id
  returning l.new_id as from_id, l.old_id as to_id
), ${moveAnnotations('unlinked', '$3')}`,
  '(select count(*)::int from returned) as written',
);

/**
 * A row that returned is the row that it was: it has no successor any more, and what the person said of the successor is
 * said of the row again.
 * @returns how many
 * @throws {LeaseLost}
 */
export async function settleReturned(db: Queryable, { accountId, fence }: LinkTarget): Promise<number> {
  const { written } = await fenced<{ written: number }>(db, fence, {
    name: 'settle-returned',
    text: SETTLE,
    values: [accountId],
  });
  return written;
}
