import type { Queryable } from '../../Queryable.ts';

/** So small that nobody waits for it. */
export const FORGET_AT_ONCE = 500;

/** $1 received before. What nobody has acted on yet stays, however old it is. */
const INBOX = `
delete from pluggy.inbox where id in (
  select id from pluggy.inbox where received_at < $1 and settled_at is not null
  order by received_at limit ${FORGET_AT_ONCE} for update skip locked
)`;

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
)
delete from pluggy.transactions t using old where t.account_id = old.account_id and t.id = old.id`;

/** $1 happened last before. */
const AUDIT = `
delete from pluggy.audit where id in (
  select id from pluggy.audit where at < $1 and until < $1
  order by at limit ${FORGET_AT_ONCE} for update skip locked
)`;

/** Forgets some settled events. @returns how many */
export async function forgetEvents(db: Queryable, before: Date): Promise<number> {
  return (await db.query(INBOX, [before])).rowCount ?? 0;
}

/** Forgets some transactions that Pluggy no longer has. @returns how many */
export async function forgetHiddenTransactions(db: Queryable, before: Date): Promise<number> {
  return (await db.query(HIDDEN_TRANSACTIONS, [before])).rowCount ?? 0;
}

/** Forgets some of what was done and refused. @returns how many rows */
export async function forgetAudit(db: Queryable, before: Date): Promise<number> {
  return (await db.query(AUDIT, [before])).rowCount ?? 0;
}
