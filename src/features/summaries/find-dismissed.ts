import type { AccountId, UserId } from '../../domain/ids.ts';
import type { DismissedSeries } from '../../domain/recurring/is-dismissed.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listAccountStandings } from '../../store/statements/accounts/list-account-standings.ts';
import { listDismissed } from '../../store/statements/recurring/list-dismissed.ts';
import type { Needs } from '../shared/Parts.ts';

/**
 * What the person says is not recurring, by all ids of its rows: those too under which another connection shows the account,
 * where the one that showed it ended or counts no more.
 */
export async function findDismissed(
  tx: Queryable,
  { keyring, clock }: Needs<'keyring' | 'clock'>,
  userId: UserId,
  accounts: readonly AccountId[],
): Promise<DismissedSeries[]> {
  const dismissed = await listDismissed(tx, userId, accounts, []);
  if (dismissed.length === 0) return dismissed;
  const scope = { userId, scope: 'removed', now: clock.now() } as const;
  const standings = await listAccountStandings(tx, keyring, scope);
  const continuations = [...standings].flatMap(([from, { sameAs }]) =>
    sameAs === null ? [] : [{ from, to: sameAs }],
  );
  if (continuations.length === 0) return dismissed;
  return listDismissed(tx, userId, [...accounts, ...continuations.map(({ from }) => from)], continuations);
}
