import type { CountChoice } from '../../../domain/account-standings.ts';
import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** What a person set of an account; null: nothing. */
export interface AccountSettings {
  readonly counting: CountChoice | null;
  readonly alias: string | null;
}

export async function findAccountSettings(
  tx: Queryable,
  userId: UserId,
  accountId: AccountId,
): Promise<AccountSettings> {
  const { rows } = await tx.query<AccountSettings>(
    'select counting, alias from pluggy.account_choices where account_id = $1 and user_id = $2',
    [accountId, userId],
  );
  return rows[0] ?? { counting: null, alias: null };
}
