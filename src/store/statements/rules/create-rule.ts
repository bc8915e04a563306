import type { UserId } from '../../../domain/ids.ts';
import { MOST_RULES } from '../../../domain/most-rules.ts';
import type { Rule } from '../../fragments/rules.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 id, $2 user, $3 now, $4 text, $5 account, $6 and $7 amounts, $8 direction, $9 category, $10 tags, $11 ignored. The account
 * has to be the user's.
 */
const CREATE = `
with known as (
  select id from pluggy.users where id = $2
)
insert into pluggy.rules (id, user_id, created_at, match_text, match_account_id, amount_from, amount_to, direction,
  category_id, tags, ignored)
select $1, k.id, $3, $4, $5, $6, $7, $8, $9, $10, $11 from known k
where ($5::uuid is null or exists (select from pluggy.accounts a where a.id = $5 and a.user_id = $2))
  and (select count(*) from pluggy.rules r where r.user_id = $2) < ${MOST_RULES}`;

/** @returns false where the account is not the user's, nobody knows the user, or there are too many */
export async function createRule(
  tx: Queryable,
  userId: UserId,
  { id, when, then }: Rule,
  now: Date,
): Promise<boolean> {
  const { text, accountId, amountFrom, amountTo, direction } = when;
  const asked = [text, accountId, amountFrom, amountTo, direction, then.categoryId, then.tags, then.ignored];
  const values = [id, userId, now, ...asked.map((one) => one ?? null)];
  return (await tx.query(CREATE, values)).rowCount === 1;
}
