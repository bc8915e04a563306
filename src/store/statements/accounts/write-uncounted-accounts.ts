import type { AccountId, UserId } from '../../../domain/ids.ts';
import { instantOrNull } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 user, $2 accounts that do not count, $3 what counts in the place of each, or null. */
const WRITE = `
with forgotten as (
  delete from pluggy.uncounted_accounts where user_id = $1 and account_id <> all ($2::uuid[])
)
insert into pluggy.uncounted_accounts (account_id, user_id, same_as)
select account_id, $1, same_as from unnest($2::uuid[], $3::uuid[]) as u (account_id, same_as)
on conflict (account_id) do update set user_id = excluded.user_id, same_as = excluded.same_as`;

/** $1 user, $2 now. The next end of a consent changes which connections work, and no write tells of it. */
const ASK_AGAIN = `
insert into pluggy.standings_due (user_id, due_at)
select $1, min(e.ends) from pluggy.items i cross join lateral (select ${instantOrNull("i.raw->>'consentExpiresAt'")} as ends) e
where i.user_id = $1 and i.deleted_at is null and e.ends > $2 having min(e.ends) is not null`;

export interface UncountedAccount {
  readonly id: AccountId;
  readonly sameAs: AccountId | null;
}

/** Keeps which of a person's accounts do not count, in place of what was kept before. */
export async function writeUncountedAccounts(
  tx: Queryable,
  userId: UserId,
  accounts: readonly UncountedAccount[],
  now: Date,
): Promise<void> {
  await tx.query(WRITE, [userId, accounts.map(({ id }) => id), accounts.map(({ sameAs }) => sameAs)]);
  await tx.query(ASK_AGAIN, [userId, now]);
}
