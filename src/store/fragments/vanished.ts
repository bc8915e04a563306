/** Word for word as in the partial index `transactions_vanished`. */
export const VANISHED = `deleted_reason in ('not_listed', 'not_found')`;

/** $2: since when. */
export const unlinked = (
  accountId: string,
): string => `t.account_id = ${accountId} and t.${VANISHED} and t.deleted_at >= $2
  and not exists (
    select from pluggy.transaction_links l where l.account_id = t.account_id and l.old_id = t.id)`;
