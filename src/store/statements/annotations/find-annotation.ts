import type { UserId } from '../../../domain/ids.ts';
import type { SaidOf, TransactionKey } from '../../fragments/annotations.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 transaction, $3 user. */
const READ = `
select jsonb_build_object('categoryId', category_id, 'note', note, 'ignored', ignored, 'tags', tags,
    'ownDate', own_date) as "byHand",
  jsonb_build_object('categoryId', rule_category_id, 'ignored', rule_ignored, 'tags', rule_tags,
    'runs', rule_runs) as "byRules"
from pluggy.annotations where account_id = $1 and transaction_id = $2 and user_id = $3`;

const NOTHING: SaidOf = {
  byHand: { categoryId: null, note: null, ignored: null, tags: null, ownDate: null },
  byRules: { categoryId: null, ignored: null, tags: null, runs: null },
};

/** What is said of a locked row of the user's. */
export async function findAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
): Promise<SaidOf> {
  return (await tx.query<SaidOf>(READ, [accountId, id, userId])).rows[0] ?? NOTHING;
}
