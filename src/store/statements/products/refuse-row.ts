import { createHash } from 'node:crypto';
import type { Queryable } from '../../Queryable.ts';
import type { PageTarget } from '../transactions/write-transactions.ts';

/** `json` keeps each row as the text it came in; `jsonb` would already have to understand it. */
const SPLIT = `select value::text as row from json_array_elements(($1::json)->'results')`;

const REFUSE = `
insert into pluggy.refused_rows (account_id, user_id, digest, sqlstate, payload, seen_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (account_id, digest) do update set seen_at = excluded.seen_at, sqlstate = excluded.sqlstate`;

/** The rows of a page, each as its own text, uninterpreted. */
export async function splitPage(db: Queryable, page: Buffer): Promise<string[]> {
  const { rows } = await db.query<{ row: string }>(SPLIT, [page.toString('utf8')]);
  return rows.map(({ row }) => row);
}

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
