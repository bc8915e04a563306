import type { AccountId, TransactionId } from '../../domain/ids.ts';

/** What a person says of a transaction by hand; null: nothing. */
export interface Annotation {
  readonly categoryId: string | null;
  readonly note: string | null;
  readonly ignored: boolean | null;
  readonly tags: readonly string[] | null;
  /** The calendar day that counts in place of the bank's. */
  readonly ownDate: string | null;
}

/** What a person's rules say of a transaction; null: nothing. */
export interface Ruled {
  readonly categoryId: string | null;
  readonly ignored: boolean | null;
  readonly tags: readonly string[] | null;
  /** What each rule put there, the oldest first; see the column. */
  readonly runs: readonly Readonly<Record<string, unknown>>[] | null;
}

/** All that is said of a transaction. */
export interface SaidOf {
  readonly byHand: Annotation;
  readonly byRules: Ruled;
}

/** The columns of `pluggy.annotations` beside its key, in the order of `saidColumns`. */
const COLUMNS = [
  'category_id',
  'note',
  'ignored',
  'tags',
  'own_date',
  'rule_category_id',
  'rule_ignored',
  'rule_tags',
  'rule_runs',
  'changed_at',
] as const;

/** All that is said in the row `alias`; without one: the names of the columns. */
export const saidColumns = (alias?: string): string =>
  COLUMNS.map((column) => (alias === undefined ? column : `${alias}.${column}`)).join(', ');

// What counts of a row of annotations: the person's own word, else a rule's.

export const categoryOf = (alias: string): string =>
  `coalesce(${alias}.category_id, ${alias}.rule_category_id)`;
export const ignoredOf = (alias: string): string =>
  `coalesce(${alias}.ignored, ${alias}.rule_ignored, false)`;
export const tagsOf = (alias: string): string => `coalesce(${alias}.tags, ${alias}.rule_tags, '{}')`;

/** Two lists of tags as one, each tag once; null where neither has any. */
export const unitedTags = (one: string, other: string): string =>
  `(select array_agg(distinct tag order by tag) from unnest(${one} || ${other}) as united (tag))`;

/** Of an insert into annotations as `n`: what is at the target stays, and of two notes both are kept. */
export const MERGED = `on conflict (account_id, transaction_id, user_id) do update
    set category_id = coalesce(n.category_id, excluded.category_id), ignored = coalesce(n.ignored, excluded.ignored),
        tags = coalesce(n.tags, excluded.tags), own_date = coalesce(n.own_date, excluded.own_date),
        rule_category_id = coalesce(n.rule_category_id, excluded.rule_category_id),
        rule_ignored = coalesce(n.rule_ignored, excluded.rule_ignored),
        rule_tags = ${unitedTags('excluded.rule_tags', 'n.rule_tags')},
        rule_runs = nullif(coalesce(excluded.rule_runs, '[]') || coalesce(n.rule_runs, '[]'), '[]'),
        note = case when n.note <> excluded.note then excluded.note || e'\\n' || n.note
          else coalesce(n.note, excluded.note) end,
        changed_at = greatest(n.changed_at, excluded.changed_at)`;

/**
 * CTEs that move annotations as another CTE says: `pairs` yields `from_id` and `to_id`. Where both rows have
 * something, what stands at the target wins, and of two notes both are kept.
 */
export function moveAnnotations(pairs: string, accountId: string): string {
  return `taken as (
  delete from pluggy.annotations n using ${pairs} p
  where n.account_id = ${accountId} and n.transaction_id = p.from_id
  returning p.to_id, n.user_id, ${saidColumns('n')}
), moved as (
  insert into pluggy.annotations as n (account_id, transaction_id, user_id, ${saidColumns()})
  select ${accountId}, to_id, user_id, ${saidColumns()} from taken
  ${MERGED}
)`;
}

export interface TransactionKey {
  readonly accountId: AccountId;
  readonly id: TransactionId;
}
