import type { UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import type { TransactionKey } from '../../fragments/annotations.ts';
import { VIEW, VIEW_WITH_TOMBSTONES } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 account, $3 transaction. */
const one = (includeDeleted: boolean): string => `
select ${includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW} as view, a.id as "accountId"
from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
where a.user_id = $1 and a.id = $2 and t.id = $3`;

/** One transaction of the user, its documents sealed. @param includeDeleted whether its answer says that it was hidden */
export async function findTransaction(
  db: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
  includeDeleted = false,
): Promise<RowText | undefined> {
  return (await db.query<RowText>(one(includeDeleted), [userId, accountId, id])).rows[0];
}
