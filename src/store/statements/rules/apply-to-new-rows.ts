import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';
import { applying } from '../../fragments/rules.ts';
import { binder } from '../../fragments/transaction-filter.ts';
import type { StoredRule } from './list-rules.ts';

/** Entries of the log, each a page of rows, that are looked at in one transaction. */
const PAGES_AT_ONCE = 20;

interface Mark {
  readonly changeId: string;
  /** Rows that were there by then have met the rules. */
  readonly appliedAt: Date | null;
}

/** $1 user, $2 account, $3 how many. The last entries that were written of the account, as far as rules have not met them. */
const NEXT = `
with mark as (
  select coalesce(max(change_id), 0) as change_id, max(applied_at) as applied_at from pluggy.rule_marks where account_id = $2
), page as (
  select c.id, c.ids from pluggy.changes c, mark
  where c.user_id = $1 and c.account_id = $2 and c.kind = 'transaction' and c.id > mark.change_id
  order by c.id limit $3
)
select (select applied_at from mark) as "appliedAt", max(p.id)::text as "changeId", count(*)::int as pages,
  array(select distinct unnest(ids) from page) as ids
from page p`;

/** $1 account, $2 entry. The newest row that is there says until when rows have met the rules. */
const MARK = `
insert into pluggy.rule_marks (account_id, change_id, applied_at)
select $1, $2, coalesce(max(t.first_seen_at), '-infinity') from pluggy.transactions t
where t.account_id = $1 and t.id = any ($3::uuid[])
on conflict (account_id) do update
  set change_id = excluded.change_id, applied_at = greatest(rule_marks.applied_at, excluded.applied_at)`;

export interface NewRowsOf {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly now: Date;
}

/**
 * Applies rules, the oldest first, to the next rows of an account that are new since they last did. A row that was there when
 * a rule was made is left to a run of it.
 * @returns how many rows were changed, and whether there may be more to do
 */
export async function applyToNewRows(
  tx: FencedTransaction,
  { userId, accountId, now }: NewRowsOf,
  rules: readonly StoredRule[],
): Promise<{ readonly changed: number; readonly hasMore: boolean }> {
  const next = await tx.query<Mark & { pages: number; ids: string[] }>(NEXT, [
    userId,
    accountId,
    PAGES_AT_ONCE,
  ]);
  const [page] = next.rows;
  if (page === undefined || page.pages === 0) return { changed: 0, hasMore: false };
  let changed = 0;
  for (const rule of rules) {
    const values: unknown[] = [];
    const bind = binder(values);
    const since = [page.appliedAt ?? rule.createdAt, rule.createdAt].toSorted(
      (a, b) => b.getTime() - a.getTime(),
    )[0];
    const from = `from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
  where a.id = ${bind(accountId)} and a.user_id = ${bind(userId)} and t.id = any (${bind(page.ids)}::uuid[])
    and t.deleted_at is null and t.first_seen_at > ${bind(since)}`;
    const text = applying({ userId, rule, runId: null, now }, from, bind);
    changed += (await tx.query({ text, values })).rows.length;
  }
  await tx.query(MARK, [accountId, page.changeId, page.ids]);
  return { changed, hasMore: page.pages === PAGES_AT_ONCE };
}
