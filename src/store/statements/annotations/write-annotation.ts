import type { UserId } from '../../../domain/ids.ts';
import type { SaidOf, TransactionKey } from '../../fragments/annotations.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 account, $2 transaction, $3 user; by hand $4 category, $5 note, $6 whether it is ignored, $7 tags, $8 own day; by rules
 * $9 category, $10 whether it is ignored, $11 tags, $12 runs; $13 now.
 */
const WRITE = `
insert into pluggy.annotations (account_id, transaction_id, user_id, category_id, note, ignored, tags, own_date,
  rule_category_id, rule_ignored, rule_tags, rule_runs, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
on conflict (account_id, transaction_id, user_id) do update
  set category_id = excluded.category_id, note = excluded.note, ignored = excluded.ignored, tags = excluded.tags,
      own_date = excluded.own_date, rule_category_id = excluded.rule_category_id,
      rule_ignored = excluded.rule_ignored, rule_tags = excluded.rule_tags, rule_runs = excluded.rule_runs,
      changed_at = excluded.changed_at`;

const FORGET = `
delete from pluggy.annotations where account_id = $1 and transaction_id = $2 and user_id = $3`;

/** Stores all that is said of a locked row; nothing at all removes the record. */
export async function writeAnnotation(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
  { byHand, byRules }: SaidOf,
  now: Date,
): Promise<void> {
  const key = [accountId, id, userId];
  const own = [byHand.categoryId, byHand.note, byHand.ignored, byHand.tags, byHand.ownDate];
  const ruled = [byRules.categoryId, byRules.ignored, byRules.tags];
  if ([...own, ...ruled].every((one) => one === null)) await tx.query(FORGET, key);
  else await tx.query(WRITE, [...key, ...own, ...ruled, byRules.runs && JSON.stringify(byRules.runs), now]);
}
