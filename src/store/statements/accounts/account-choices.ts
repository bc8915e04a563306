import type { CountChoice } from '../../../domain/account-standings.ts';
import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** What a person set of an account; null: nothing. */
export interface AccountSettings {
  readonly counting: CountChoice | null;
  readonly alias: string | null;
}

/** Holds off other changes of this person's settings until the transaction ends. */
export async function lockSettings(tx: Queryable, userId: UserId): Promise<void> {
  await tx.query('select from pluggy.users where id = $1 for no key update', [userId]);
}

export async function readSettings(
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

/** Stores all that the person set of an account; nothing at all removes the record. */
export async function writeSettings(
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
    `insert into pluggy.account_choices (account_id, user_id, counting, alias, changed_at)
     values ($1, $2, $3, $4, $5)
     on conflict (account_id, user_id) do update
       set counting = excluded.counting, alias = excluded.alias, changed_at = excluded.changed_at`,
    [accountId, userId, counting, alias, now],
  );
}
