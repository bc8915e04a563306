import type { AccountId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Whether anything at all is stored of the account, tombstones included. */
export async function hasTransactions(db: Queryable, accountId: AccountId): Promise<boolean> {
  const { rows } = await db.query('select from pluggy.transactions where account_id = $1 limit 1', [
    accountId,
  ]);
  return rows.length > 0;
}
