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

/**
 * $1 user, $2 now. The next end of a consent changes which connections work, and no write tells of it. An end that is known
 * to the day alone comes with the end of that day.
 */
const ASK_AGAIN = `
with named as (
  select ${instantOrNull("i.raw->>'consentExpiresAt'")} as at from pluggy.items i
  where i.user_id = $1 and i.deleted_at is null
  union all
  select ${instantOrNull("c.raw->>'expiresAt'")} from pluggy.items i join pluggy.consents c on c.item_id = i.id
  where i.user_id = $1 and i.deleted_at is null and c.deleted_at is null
), ends as (
  select case when date_trunc('day', at at time zone 'UTC') = at at time zone 'UTC'
    then ((at at time zone 'UTC')::date + 1)::timestamp at time zone 'America/Sao_Paulo' else at end as at
  from named
)
insert into pluggy.standings_due (user_id, due_at)
select $1, min(at) from ends where at > $2 having min(at) is not null`;

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
