import { findDueStandings } from '../../store/statements/accounts/find-due-standings.ts';
import { listAccountStandings } from '../../store/statements/accounts/list-account-standings.ts';
import { settleDueStandings } from '../../store/statements/accounts/settle-due-standings.ts';
import { writeUncountedAccounts } from '../../store/statements/accounts/write-uncounted-accounts.ts';
import type { Needs } from '../shared/Parts.ts';

/** A round takes its turn with others. */
const MOST_AT_ONCE = 1_000;

/**
 * Decides which accounts count, for each person of whom something has changed that this depends on, and keeps it for the
 * views of `pluggy_api`: whose an account is stands encrypted, so that SQL cannot decide it. A transaction a person; whoever
 * has the lock reads what was committed before, so that the last word is always the newest.
 * @returns of how many persons
 * @throws {PublicError} encryption_key_missing
 */
export async function decideStandings({
  workDatabase,
  keyring,
  clock,
}: Needs<'workDatabase' | 'keyring' | 'clock'>): Promise<number> {
  const decide = (): Promise<boolean> =>
    workDatabase.asSystem(async (tx) => {
      const now = clock.now();
      const userId = await findDueStandings(tx, now);
      if (userId === undefined) return false;
      await settleDueStandings(tx, userId);
      const standings = await listAccountStandings(tx, keyring, { userId, scope: 'open', now });
      const uncounted = [...standings].filter(([, { counted }]) => !counted);
      await writeUncountedAccounts(
        tx,
        userId,
        uncounted.map(([id, { sameAs }]) => ({ id, sameAs })),
        now,
      );
      return true;
    });
  let decided = 0;
  while (decided < MOST_AT_ONCE && (await decide())) decided += 1;
  return decided;
}
