import type { AccountId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 first instant, $3 last instant, $4 ids to leave out, $5 how many. */
const BETWEEN = `
select id from pluggy.transactions
where account_id = $1 and deleted_at is null and date >= $2 and date <= $3 and id <> all ($4::uuid[])
order by date desc, id desc limit $5`;

/** Rows that are shown within a span of time, both ends included, except these. */
export async function listTransactionsBetween<Id extends string>(
  db: Queryable,
  accountId: AccountId,
  span: { readonly from: string; readonly to: string; readonly except: readonly Id[] },
  limit: number,
): Promise<Id[]> {
  const values = [accountId, span.from, span.to, span.except, limit];
  return (await db.query<{ id: Id }>(BETWEEN, values)).rows.map(({ id }) => id);
}
