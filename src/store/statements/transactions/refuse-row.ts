import { createHash } from 'node:crypto';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Queryable } from '../../Queryable.ts';
import type { PageTarget } from './write-transactions.ts';

/** $1, $2 the lease; $3 account, $4 user, $5 digest of the row, $6 SQLSTATE, $7 the row, $8 now. */
const REFUSE = underLease(`refused as (
  insert into pluggy.refused_rows (account_id, user_id, digest, sqlstate, payload, seen_at)
  select $3, $4, $5, $6, $7, $8 where ${HELD}
  on conflict (account_id, digest) do update set seen_at = excluded.seen_at, sqlstate = excluded.sqlstate
)`);

/**
 * Keeps a row that PostgreSQL would not take as a transaction, so that nothing is lost.
 * @throws {LeaseLost}
 */
export async function refuseRow(
  db: Queryable,
  row: string,
  sqlstate: string,
  { accountId, userId, fence, now }: PageTarget,
): Promise<void> {
  const digest = createHash('sha256').update(row).digest();
  await fenced(db, fence, { text: REFUSE, values: [accountId, userId, digest, sqlstate, row, now] });
}
