import type { UserId } from '../../../domain/ids.ts';
import type { Annotation, TransactionKey } from '../../fragments/annotations.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 transaction, $3 user. */
const READ = `
select category_id as "categoryId", note, ignored from pluggy.annotations
where account_id = $1 and transaction_id = $2 and user_id = $3`;

/** What the user says of a locked row. */
export async function findAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
): Promise<Annotation> {
  const nothing = { categoryId: null, note: null, ignored: null };
  return (await tx.query<Annotation>(READ, [accountId, id, userId])).rows[0] ?? nothing;
}
