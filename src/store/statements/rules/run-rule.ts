import type { AccountId } from '../../../domain/ids.ts';
import { applying, type RuleApplication } from '../../fragments/rules.ts';
import { binder } from '../../fragments/transaction-filter.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 run, $2 user, $3 rule, $4 now. */
const RECORD = 'insert into pluggy.rule_runs (id, user_id, rule_id, started_at) values ($1, $2, $3, $4)';

/** Applies a rule to all rows of its user that are shown. @returns the account of each row that it changed */
export async function runRule(
  tx: Queryable,
  application: RuleApplication & { readonly runId: string },
): Promise<AccountId[]> {
  const { userId, rule, runId, now } = application;
  await tx.query(RECORD, [runId, userId, rule.id, now]);
  const values: unknown[] = [];
  const bind = binder(values);
  const from = `from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  cross join lateral (select * from pluggy.transactions t where t.account_id = a.id and t.deleted_at is null offset 0) s
  join pluggy.transactions t on t.account_id = s.account_id and t.id = s.id
  where a.user_id = ${bind(userId)} and a.deleted_at is null`;
  const text = applying(application, from, bind);
  return (await tx.query<{ accountId: AccountId }>({ text, values })).rows.map(({ accountId }) => accountId);
}
