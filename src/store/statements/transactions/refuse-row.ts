import { createHash } from 'node:crypto';
import type { Queryable } from '../../Queryable.ts';
import type { PageTarget } from './write-transactions.ts';

const REFUSE = `
insert into pluggy.refused_rows (account_id, user_id, digest, sqlstate, payload, seen_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (account_id, digest) do update set seen_at = excluded.seen_at, sqlstate = excluded.sqlstate`;

/** Keeps a row that PostgreSQL would not take as a transaction, so that nothing is lost. */
export async function refuseRow(
  db: Queryable,
  row: string,
  sqlstate: string,
  target: Pick<PageTarget, 'accountId' | 'userId' | 'now'>,
): Promise<void> {
  const digest = createHash('sha256').update(row).digest();
  await db.query(REFUSE, [target.accountId, target.userId, digest, sqlstate, row, target.now]);
}
