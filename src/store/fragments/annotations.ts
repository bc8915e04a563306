import type { AccountId, TransactionId } from '../../domain/ids.ts';

/** What a person says of a transaction; null: nothing. */
export interface Annotation {
  readonly categoryId: string | null;
  readonly note: string | null;
  readonly ignored: boolean | null;
}

/** Of an insert into annotations as `n`: what is at the target stays, and of two notes both are kept. */
export const MERGED = `on conflict (account_id, transaction_id, user_id) do update
    set category_id = coalesce(n.category_id, excluded.category_id), ignored = coalesce(n.ignored, excluded.ignored),
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
  returning p.to_id, n.user_id, n.category_id, n.note, n.ignored, n.changed_at
), moved as (
  insert into pluggy.annotations as n (account_id, transaction_id, user_id, category_id, note, ignored, changed_at)
  select ${accountId}, to_id, user_id, category_id, note, ignored, changed_at from taken
  ${MERGED}
)`;
}

export interface TransactionKey {
  readonly accountId: AccountId;
  readonly id: TransactionId;
}
