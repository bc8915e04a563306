import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import type { AccountSettings } from './find-account-settings.ts';

/**
 * Stores all that the person set of an account; nothing at all removes the record.
 * $1 account, $2 user, $3 counting, $4 alias, $5 now. Another name of the account is no other choice.
 */
export async function writeAccountSettings(
  tx: Queryable,
  userId: UserId,
  accountId: AccountId,
  { counting, alias }: AccountSettings,
  now: Date,
): Promise<void> {
  if (counting === null && alias === null) {
    const remove = 'delete from pluggy.account_choices where account_id = $1 and user_id = $2';
    await tx.query(remove, [accountId, userId]);
    return;
  }
  await tx.query(
    `insert into pluggy.account_choices as c (account_id, user_id, counting, alias, changed_at, counting_at)
     values ($1, $2, $3, $4, $5, case when $3::text is not null then $5::timestamptz end)
     on conflict (account_id, user_id) do update
       set counting = excluded.counting, alias = excluded.alias, changed_at = excluded.changed_at,
         counting_at = case when c.counting is not distinct from excluded.counting then c.counting_at else excluded.counting_at end`,
    [accountId, userId, counting, alias, now],
  );
}
