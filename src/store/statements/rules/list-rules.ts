import type { UserId } from '../../../domain/ids.ts';
import { isoTime } from '../../fragments/iso-time.ts';
import type { Rule } from '../../fragments/rules.ts';
import type { Queryable } from '../../Queryable.ts';

const WHEN = `jsonb_strip_nulls(jsonb_build_object('text', match_text, 'accountId', match_account_id,
  'amountFrom', amount_from, 'amountTo', amount_to, 'direction', direction))`;
const THEN = `jsonb_strip_nulls(jsonb_build_object('categoryId', category_id, 'tags', tags, 'ignored', ignored))`;

/** $1 user, $2 and $3 the cursor or null, $4 how many. */
const PAGE = `
select id, created_at::text as at, jsonb_build_object(
  'id', id, 'createdAt', ${isoTime('created_at')}, 'when', ${WHEN}, 'then', ${THEN})::text as view
from pluggy.rules
where user_id = $1 and ($2::timestamptz is null or (created_at, id) > ($2, $3::uuid))
order by created_at, id limit $4`;

/** Where a page ended: when its last rule was made, as PostgreSQL wrote it, and its id. */
export interface RuleCursor {
  readonly at: string;
  readonly id: string;
}

/** The user's rules as JSON texts, the oldest first. */
export async function listRulePage(
  db: Queryable,
  userId: UserId,
  { after, limit }: { readonly after?: RuleCursor | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly string[]; readonly next: RuleCursor | null }> {
  const values = [userId, after?.at ?? null, after?.id ?? null, limit + 1];
  const { rows } = await db.query<RuleCursor & { view: string }>(PAGE, values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? { at: last.at, id: last.id } : null;
  return { rows: shown.map(({ view }) => view), next };
}

/** $1 user, $2 one rule or null. Amounts as texts: no float comes near them. */
const ALL = `
select id, created_at as "createdAt",
  ${WHEN} || jsonb_strip_nulls(jsonb_build_object('amountFrom', amount_from::text, 'amountTo', amount_to::text)) as "when",
  ${THEN} as "then"
from pluggy.rules where user_id = $1 and ($2::uuid is null or id = $2)
order by created_at, id`;

export interface StoredRule extends Rule {
  readonly createdAt: Date;
}

/** The user's rules, the oldest first. @param id one of them alone */
export async function listRules(
  db: Queryable,
  userId: UserId,
  id: string | null = null,
): Promise<StoredRule[]> {
  return (await db.query<StoredRule>(ALL, [userId, id])).rows;
}
