import { FORGET_AT_ONCE } from '../../fragments/forget-at-once.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 hidden before. The links stay, so that a former id still leads to the row that replaced it. What the person said of a row
 * goes with it, unless another row has replaced it.
 */
const HIDDEN_TRANSACTIONS = `
with old as materialized (
  select account_id, id from pluggy.transactions where deleted_at < $1
  order by deleted_at limit ${FORGET_AT_ONCE} for update skip locked
), unsaid as (
  delete from pluggy.annotations n using old
  where n.account_id = old.account_id and n.transaction_id = old.id and not exists (
    select from pluggy.transaction_links l where l.account_id = old.account_id and l.old_id = old.id)
), unsuggested as (
  delete from pluggy.suggested_predecessors s using old
  where s.account_id = old.account_id and (s.old_id = old.id or s.new_id = old.id)
)
delete from pluggy.transactions t using old where t.account_id = old.account_id and t.id = old.id`;

/** Forgets some transactions that Pluggy no longer has. @returns how many */
export async function forgetHiddenTransactions(db: Queryable, before: Date): Promise<number> {
  return (await db.query(HIDDEN_TRANSACTIONS, [before])).rowCount ?? 0;
}
