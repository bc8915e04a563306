import type { AccountId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** The account was compared to its end: the next comparison starts at the first page again. */
export async function forgetCheck(db: Queryable, accountId: AccountId): Promise<void> {
  await db.query('delete from pluggy.check_progress where account_id = $1', [accountId]);
}
