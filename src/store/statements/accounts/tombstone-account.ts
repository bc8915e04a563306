import type { AccountId } from '../../../domain/ids.ts';
import type { FencedTransaction } from '../../../queue/fenced.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';

/** $1 account, $2 now. */
const HIDE_TRANSACTIONS = `
with gone as (
  update pluggy.transactions set deleted_at = $2, changed_at = $2, deleted_reason = 'account_gone'
  where account_id = $1 and deleted_at is null
  returning account_id, id, user_id
), noted as (${noteTransactions('select * from gone')}
)
select count(*)::int as hidden from gone`;

/**
 * Hides an account, its transactions and its bills. Should it come back, its rows do however old they are: it is then
 * read from end to end, whatever was read before.
 * @returns how many transactions were shown before
 */
export async function tombstoneAccount(tx: FencedTransaction, id: AccountId, now: Date): Promise<number> {
  await tx.query(
    `update pluggy.accounts set deleted_at = $2, changed_at = $2, read_from = null
     where id = $1 and deleted_at is null`,
    [id, now],
  );
  await tx.query('delete from pluggy.sweeps where account_id = $1', [id]);
  const { rows } = await tx.query<{ hidden: number }>(HIDE_TRANSACTIONS, [id, now]);
  await tx.query(
    'update pluggy.bills set deleted_at = $2, changed_at = $2 where parent_id = $1 and deleted_at is null',
    [id, now],
  );
  return rows[0]?.hidden ?? 0;
}
