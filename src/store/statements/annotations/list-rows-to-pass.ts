import type { TransactionId } from '../../../domain/ids.ts';
import { ENDED, IS_PASSED, type Passage } from '../../fragments/passed-annotations.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 the account that ended, $2 user, $3 the id after which to continue, $4 how many. */
const NEXT = `
select n.transaction_id as id
from pluggy.annotations n
join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id and ${ENDED('t')}
where n.account_id = $1 and n.user_id = $2 and n.transaction_id > $3 and not ${IS_PASSED}
order by n.transaction_id limit $4`;

/** The next rows of an ended account of which something is said that was not passed on, in the order of their ids. */
export async function listRowsToPass(
  tx: Queryable,
  { userId, from }: Passage,
  after: string,
  limit: number,
): Promise<TransactionId[]> {
  const { rows } = await tx.query<{ id: TransactionId }>(NEXT, [from, userId, after, limit]);
  return rows.map(({ id }) => id);
}
