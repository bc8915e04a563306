import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';
import { applying } from '../../fragments/rules.ts';
import { binder } from '../../fragments/transaction-filter.ts';
import type { StoredRule } from './list-rules.ts';

/** Entries of the log, each a page of rows, that are looked at in one transaction. */
const PAGES_AT_ONCE = 20;

/** How far one going through the log has come. */
export interface RulesProgress {
  /** Rows that were there by then had met the rules before it began; null: none had. */
  readonly since: Date | null;
  /** When the newest of the rows that it has looked at came; null: it has seen no row. */
  readonly newest: Date | null;
}

/** $1 user, $2 account, $3 how many. The last entries that were written of the account, as far as rules have not met them. */
const NEXT = `
with mark as (
  select coalesce(max(change_id), 0) as change_id, nullif(max(applied_at), '-infinity') as applied_at from pluggy.rule_marks where account_id = $2
), page as (
  select c.id, c.ids from pluggy.changes c, mark
  where c.user_id = $1 and c.account_id = $2 and c.kind = 'transaction' and c.id > mark.change_id
  order by c.id limit $3
)
select (select applied_at from mark) as since, coalesce(max(p.id), (select change_id from mark))::text as "changeId", count(*)::int as pages,
  array(select distinct unnest(ids) from page) as ids
from page p`;

const NEWEST = `
select max(first_seen_at) as newest from pluggy.transactions where account_id = $1 and id = any ($2::uuid[])`;

/** $1 account, $2 entry, $3 until when rows have met the rules; null: as before. `-infinity`: none has. */
const MARK = `
insert into pluggy.rule_marks (account_id, change_id, applied_at) values ($1, $2, coalesce($3::timestamptz, '-infinity'))
on conflict (account_id) do update
  set change_id = excluded.change_id, applied_at = greatest(rule_marks.applied_at, excluded.applied_at)`;

interface Page {
  readonly since: Date | null;
  readonly changeId: string;
  readonly pages: number;
  readonly ids: readonly string[];
}

function later(one: Date | null, other: Date): Date;
function later(one: Date | null, other: Date | null): Date | null;
function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

export interface NewRowsOf {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly now: Date;
}

/**
 * Applies rules, one after the other in their order, to the next rows of an account that are new since they last did. A row that was there when
 * a rule was made is left to a run of it. Entries are not in the order in which their rows came. So what is new is the same
 * from the first entries to the last, and the time is noted with the last.
 * @param before what the call for the entries before these answered; undefined for the first ones
 * @returns how many rows were changed, and with what to go on; undefined: all is done
 */
export async function applyToNewRows(
  tx: FencedTransaction,
  { userId, accountId, now }: NewRowsOf,
  rules: readonly StoredRule[],
  before?: RulesProgress,
): Promise<{ readonly changed: number; readonly progress: RulesProgress | undefined }> {
  const next = await tx.query<Page>(NEXT, [userId, accountId, PAGES_AT_ONCE]);
  const [page] = next.rows;
  if (page === undefined || (page.pages === 0 && before === undefined))
    return { changed: 0, progress: undefined };
  const known = before === undefined ? page.since : before.since;
  let changed = 0;
  for (const rule of page.pages === 0 ? [] : rules) {
    const values: unknown[] = [];
    const bind = binder(values);
    const since = later(known, rule.createdAt);
    const from = `from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
  where a.id = ${bind(accountId)} and a.user_id = ${bind(userId)} and t.id = any (${bind(page.ids)}::uuid[])
    and t.deleted_at is null and t.first_seen_at > ${bind(since)}`;
    const text = applying({ userId, rule, runId: null, now }, from, bind);
    changed += (await tx.query({ text, values })).rows.length;
  }
  const seen = await tx.query<{ newest: Date | null }>(NEWEST, [accountId, page.ids]);
  const newest = later(before?.newest ?? null, seen.rows[0]?.newest ?? null);
  const hasMore = page.pages === PAGES_AT_ONCE;
  await tx.query(MARK, [accountId, page.changeId, hasMore ? null : newest]);
  return { changed, progress: hasMore ? { since: known, newest } : undefined };
}
