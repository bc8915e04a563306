import type { AccountId, UserId } from '../../domain/ids.ts';
import { MOST_RULES } from '../../domain/most-rules.ts';
import { unitedTags } from './annotations.ts';
import { type Bind, hasWords } from './transaction-filter.ts';
import { SIGNED_AMOUNT } from './transaction-view.ts';

/** Which transactions a rule is about; all of it has to hold. */
export interface RuleCondition {
  /** Part of the bank's words, whatever case and accents. */
  readonly text?: string | undefined;
  readonly accountId?: AccountId | undefined;
  /** Of `signedAmount`, both inclusive; with a direction and without a sign: of its size. */
  readonly amountFrom?: string | undefined;
  readonly amountTo?: string | undefined;
  readonly direction?: 'in' | 'out' | undefined;
}

/** What a rule says of them. */
export interface RuleEffect {
  readonly categoryId?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly ignored?: boolean | undefined;
}

export interface Rule {
  readonly id: string;
  readonly when: RuleCondition;
  readonly then: RuleEffect;
}

const sizes = ({ direction, amountFrom = '', amountTo = '' }: RuleCondition): boolean =>
  direction !== undefined && !amountFrom.startsWith('-') && !amountTo.startsWith('-');

/** What a rule asks of the row `t` of the account `a`. */
export function ruleConditions(when: RuleCondition, bind: Bind): string[] {
  const { text, accountId, amountFrom, amountTo, direction } = when;
  const amount = sizes(when) ? 'abs(t.amount)' : SIGNED_AMOUNT;
  return [
    ...(accountId === undefined ? [] : [`a.id = ${bind(accountId)}`]),
    ...(direction === undefined ? [] : [`(${SIGNED_AMOUNT}) ${direction === 'in' ? '>' : '<'} 0`]),
    ...(amountFrom === undefined ? [] : [`${amount} >= ${bind(amountFrom)}::numeric`]),
    ...(amountTo === undefined ? [] : [`${amount} <= ${bind(amountTo)}::numeric`]),
    ...(text === undefined ? [] : [hasWords(text, bind)]),
  ];
}

/** Of an insert as `n`: that somebody would see a difference. */
const IS_NEWS = `(
    excluded.rule_category_id is not null and n.category_id is null
      and n.rule_category_id is distinct from excluded.rule_category_id
    or excluded.rule_ignored is not null and n.ignored is null and n.rule_ignored is distinct from excluded.rule_ignored
    or excluded.rule_tags is not null and n.tags is null
      and not excluded.rule_tags <@ coalesce(n.rule_tags, '{}'))`;

/** A few times what the rules of one person put on one row, who makes and deletes rules again and again. */
const MOST_ENTRIES = 3 * MOST_RULES;

/**
 * The entries of `n` with the new one. Of what a rule said in earlier runs only the last stays: else two rules that take turns
 * would make a row grow with every run.
 */
const ENTRIES = `(
        select jsonb_agg(k.e order by k.place) from (
          select e, place, row_number() over (
            partition by e->>'rule', e->>'run' is null order by place desc) as nth
          from jsonb_array_elements(coalesce(n.rule_runs, '[]') || excluded.rule_runs) with ordinality x (e, place)
          order by place desc limit ${MOST_ENTRIES}) k
        where k.nth <= 2)`;

export interface RuleApplication {
  readonly userId: UserId;
  readonly rule: Rule;
  /** Null: the rows get it as they come. */
  readonly runId: string | null;
  readonly now: Date;
}

/**
 * A statement that applies a rule to rows, and answers the accounts of those that it changed. What was said by hand stays.
 * A row
 * that took another's place has what a rule said of that one, and does not get it again as it comes. The rows are locked in the order of their ids, which holds off whoever would hide them or say something of them.
 * @param from a from clause with the rows `t` of accounts `a`, and its condition
 */
export function applying({ userId, rule, runId, now }: RuleApplication, from: string, bind: Bind): string {
  const { categoryId, tags, ignored } = rule.then;
  const entry = { rule: rule.id, run: runId, ...rule.then };
  const asked = ruleConditions(rule.when, bind).map((condition) => `\n  and ${condition}`);
  return `
with matched as (
  select t.account_id, t.id ${from} ${asked.join('')}
  order by t.account_id, t.id for no key update of t
)
insert into pluggy.annotations as n
  (account_id, transaction_id, user_id, rule_category_id, rule_ignored, rule_tags, rule_runs, changed_at)
select m.account_id, m.id, ${bind(userId)}, ${bind(categoryId ?? null)}, ${bind(ignored ?? null)}::boolean,
  ${bind(tags ?? null)}::text[], ${bind(JSON.stringify([entry]))}::jsonb, ${bind(now)}::timestamptz
from matched m
on conflict (account_id, transaction_id, user_id) do update
  set rule_category_id = coalesce(excluded.rule_category_id, n.rule_category_id),
      rule_ignored = coalesce(excluded.rule_ignored, n.rule_ignored),
      rule_tags = ${unitedTags('n.rule_tags', 'excluded.rule_tags')},
      rule_runs = ${ENTRIES}, changed_at = excluded.changed_at
  where ${IS_NEWS}${runId === null ? ` and not coalesce(n.rule_runs @> ${bind(JSON.stringify([{ rule: rule.id }]))}::jsonb, false)` : ''}
returning n.account_id as "accountId"`;
}
