import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 run, $3 now. */
const MARK = `
update pluggy.rule_runs set undone_at = coalesce(undone_at, $3) where user_id = $1 and id = $2`;

/** $1 user, $2 run as the text of a JSON array with it. Holds off whoever would say something of the rows, in the order that all keep. */
const LOCK = `
select from pluggy.annotations n join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id
where n.user_id = $1 and n.rule_runs @> $2::jsonb
order by t.account_id, t.id for no key update of t`;

/**
 * What is left of the user's annotations without a run: $1 user, $2 run as the text of a JSON array with it, $3 the run. Of
 * what the other runs said the last word counts, of tags all.
 */
const LEFT = `left_over as (
  select n.account_id, n.transaction_id, k.runs,
    (select e->>'categoryId' from jsonb_array_elements(k.runs) with ordinality x (e, place)
      where e ? 'categoryId' order by place desc limit 1) as category_id,
    (select (e->>'ignored')::boolean from jsonb_array_elements(k.runs) with ordinality x (e, place)
      where e ? 'ignored' order by place desc limit 1) as ignored,
    (select array_agg(distinct tag order by tag) from jsonb_array_elements(k.runs) e,
      jsonb_array_elements_text(e->'tags') tag) as tags
  from pluggy.annotations n cross join lateral (
    select coalesce(jsonb_agg(e order by place), '[]') as runs
    from jsonb_array_elements(n.rule_runs) with ordinality x (e, place) where e->>'run' is distinct from $3) k
  where n.user_id = $1 and n.rule_runs @> $2::jsonb
)`;

/** The same row; nothing said is no row. */
const SAME = 'n.account_id = l.account_id and n.transaction_id = l.transaction_id and n.user_id = $1';

const FORGET = `with ${LEFT}
delete from pluggy.annotations n using left_over l
where ${SAME} and num_nonnulls(n.category_id, n.note, n.ignored, n.tags, n.own_date, l.category_id, l.ignored, l.tags) = 0
returning n.account_id as "accountId"`;

/** $4 now. */
const WRITE = `with ${LEFT}
update pluggy.annotations n
set rule_category_id = l.category_id, rule_ignored = l.ignored, rule_tags = l.tags,
    rule_runs = nullif(l.runs, '[]'), changed_at = $4
from left_over l where ${SAME}
returning n.account_id as "accountId"`;

/**
 * Takes back what a run said, and leaves what a person or another run has said since.
 * @returns the account of each row that was changed; undefined: the user has no such run
 */
export async function undoRun(
  tx: Queryable,
  userId: UserId,
  runId: string,
  now: Date,
): Promise<AccountId[] | undefined> {
  const run = [userId, JSON.stringify([{ run: runId }]), runId];
  await tx.query(LOCK, run.slice(0, 2));
  if ((await tx.query(MARK, [userId, runId, now])).rowCount !== 1) return undefined;
  const forgotten = await tx.query<{ accountId: AccountId }>(FORGET, run);
  const written = await tx.query<{ accountId: AccountId }>(WRITE, [...run, now]);
  return [...forgotten.rows, ...written.rows].map(({ accountId }) => accountId);
}
