import type { UserId } from '../../../domain/ids.ts';
import { isoTime } from '../../fragments/iso-time.ts';
import type { Rule } from '../../fragments/rules.ts';
import type { Queryable } from '../../Queryable.ts';

const WHEN = `jsonb_strip_nulls(jsonb_build_object('text', match_text, 'accountId', match_account_id,
  'amountFrom', amount_from, 'amountTo', amount_to, 'direction', direction))`;
const THEN = `jsonb_strip_nulls(jsonb_build_object('categoryId', category_id, 'tags', tags, 'ignored', ignored))`;

const view = (nth: string): string => `jsonb_build_object(
  'id', id, 'createdAt', ${isoTime('created_at')}, 'place', ${nth}, 'when', ${WHEN}, 'then', ${THEN})::text as view`;

/** $1 user, $2 the cursor or null, $3 how many. */
const PAGE = `
select place::text as at, ${view('nth')}
from (select *, row_number() over (order by place) as nth from pluggy.rules where user_id = $1) r
where $2::bigint is null or place > $2
order by place limit $3`;

/** $1 user, $2 rule. */
const ONE = `
select ${view('nth')}
from (select *, row_number() over (order by place) as nth from pluggy.rules where user_id = $1) r
where id = $2`;

/** Where a page ended: the number of its last rule. */
export type RuleCursor = string;

/** The user's rules as JSON texts, in the order in which they are applied. */
export async function listRulePage(
  db: Queryable,
  userId: UserId,
  { after, limit }: { readonly after?: RuleCursor | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly string[]; readonly next: RuleCursor | null }> {
  const { rows } = await db.query<{ at: string; view: string }>(PAGE, [userId, after ?? null, limit + 1]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? last.at : null;
  return { rows: shown.map((row) => row.view), next };
}

/** One of the user's rules as a JSON text. */
export async function findRule(db: Queryable, userId: UserId, id: string): Promise<string | undefined> {
  return (await db.query<{ view: string }>(ONE, [userId, id])).rows[0]?.view;
}

/** $1 user, $2 one rule or null. Amounts as texts: no float comes near them. */
const ALL = `
select id, created_at as "createdAt",
  ${WHEN} || jsonb_strip_nulls(jsonb_build_object('amountFrom', amount_from::text, 'amountTo', amount_to::text)) as "when",
  ${THEN} as "then"
from pluggy.rules where user_id = $1 and ($2::uuid is null or id = $2)
order by place`;

export interface StoredRule extends Rule {
  readonly createdAt: Date;
}

/** The user's rules in the order in which they are applied. @param id one of them alone */
export async function listRules(
  db: Queryable,
  userId: UserId,
  id: string | null = null,
): Promise<StoredRule[]> {
  return (await db.query<StoredRule>(ALL, [userId, id])).rows;
}
