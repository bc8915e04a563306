import type { UserId } from '../../../domain/ids.ts';
import { moveAnnotations, type TransactionKey } from '../../fragments/annotations.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';

const IS_THEIRS = `s.account_id = $2 and s.new_id = $3 and s.refused_at is null
  and exists (select from pluggy.accounts a where a.id = $2 and a.user_id = $1)`;

/** $1 user, $2 account, $3 the row that is there, $4 now. */
const CONFIRM = `
with answered as (
  delete from pluggy.suggested_predecessors s using pluggy.transactions o
  where ${IS_THEIRS} and o.account_id = $2 and o.id = s.old_id and o.deleted_at is not null
  returning s.account_id, s.old_id, s.new_id
), linked as (
  insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
  select account_id, old_id, new_id, 'person', $4 from answered
  on conflict do nothing
  returning old_id as from_id, new_id as to_id
), noted as (${noteTransactions(`
      select o.account_id, o.id, o.user_id
      from linked l join pluggy.transactions o on o.account_id = $2 and o.id = l.from_id`)}
), ${moveAnnotations('linked', '$2')}
select count(*)::int as written from linked`;

/** $1 user, $2 account, $3 the row that is there, $4 now. */
const REFUSE = `
with answered as (
  update pluggy.suggested_predecessors s set refused_at = $4 where ${IS_THEIRS} returning 1
)
select count(*)::int as written from answered`;

/**
 * What the person says of the suggestion of one row. Confirmed, it is a link, and what was said of the old row is said of this
 * one, in one statement; refused, it stays refused.
 * @returns whether there was one
 */
export async function applyAnswer(
  tx: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
  { accept, now }: { readonly accept: boolean; readonly now: Date },
): Promise<boolean> {
  const text = accept ? CONFIRM : REFUSE;
  const { rows } = await tx.query<{ written: number }>(text, [userId, accountId, id, now]);
  return rows[0]?.written === 1;
}
