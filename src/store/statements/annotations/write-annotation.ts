import type { UserId } from '../../../domain/ids.ts';
import type { Annotation, TransactionKey } from '../../fragments/annotations.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 transaction, $3 user, $4 category, $5 note, $6 whether it is ignored, $7 now. */
const WRITE = `
insert into pluggy.annotations (account_id, transaction_id, user_id, category_id, note, ignored, changed_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (account_id, transaction_id, user_id) do update
  set category_id = excluded.category_id, note = excluded.note, ignored = excluded.ignored, changed_at = excluded.changed_at`;

/** Stores all that the user says of a locked row; nothing at all removes the record. */
export async function writeAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
  { categoryId, note, ignored }: Annotation,
  now: Date,
): Promise<void> {
  if (categoryId === null && note === null && ignored === null) {
    const remove =
      'delete from pluggy.annotations where account_id = $1 and transaction_id = $2 and user_id = $3';
    await tx.query(remove, [accountId, id, userId]);
    return;
  }
  await tx.query(WRITE, [accountId, id, userId, categoryId, note, ignored, now]);
}
