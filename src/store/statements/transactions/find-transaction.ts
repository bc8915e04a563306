import type { UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import type { TransactionKey } from '../../fragments/annotations.ts';
import { VIEW } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 account, $3 transaction. */
const ONE = `
select ${VIEW} as view, a.id as "accountId"
from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
where a.user_id = $1 and a.id = $2 and t.id = $3`;

/** One transaction of the user, its documents sealed. */
export async function findTransaction(
  db: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
): Promise<RowText | undefined> {
  return (await db.query<RowText>(ONE, [userId, accountId, id])).rows[0];
}
