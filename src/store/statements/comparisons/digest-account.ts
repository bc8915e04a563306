import type { AccountId, UserId } from '../../../domain/ids.ts';
import { DIGEST, isSuspicious, type MonthDigests, type Row, toMap } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

const OF_ACCOUNT = `
select ${DIGEST}, count(*) filter (where ${isSuspicious('$2')})::integer as suspicious
from pluggy.transactions where account_id = $1 and deleted_at is null group by 1`;

export interface AccountDigest {
  readonly months: MonthDigests;
  /** Rows whose columns may not be what their objects say. */
  readonly suspicious: number;
}

/** The same of what is stored and shown. */
export async function digestAccount(
  db: Queryable,
  accountId: AccountId,
  userId: UserId | null,
): Promise<AccountDigest> {
  const { rows } = await db.query<Row>(OF_ACCOUNT, [accountId, userId]);
  return {
    months: toMap(rows),
    suspicious: rows.reduce((sum, { suspicious = 0 }) => sum + suspicious, 0),
  };
}
