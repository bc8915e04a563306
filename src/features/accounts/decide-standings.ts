import type { UserId } from '../../domain/ids.ts';
import { findDueStandings } from '../../store/statements/accounts/find-due-standings.ts';
import { listAccountStandings } from '../../store/statements/accounts/list-account-standings.ts';
import { settleDueStandings } from '../../store/statements/accounts/settle-due-standings.ts';
import { writeUncountedAccounts } from '../../store/statements/accounts/write-uncounted-accounts.ts';
import { listSealedSamples } from '../../store/statements/keys/list-sealed-samples.ts';
import type { Needs } from '../shared/Parts.ts';

/** A round takes its turn with others. */
const MOST_AT_ONCE = 1_000;

/**
 * Decides which accounts count, for each person of whom something has changed that this depends on, and keeps it for the
 * views of `pluggy_api`: whose an account is stands encrypted, so that SQL cannot decide it. A transaction a person; whoever
 * has the lock reads what was committed before, so that the last word is always the newest.
 *
 * Without the key of what is stored nothing is decided, and everything stays due. A person of whom something cannot be read
 * stays due as well, and keeps nobody else waiting.
 * @returns of how many persons
 * @throws the first failure, once all others were decided
 */
export async function decideStandings(parts: Needs<'workDatabase' | 'keyring' | 'clock'>): Promise<number> {
  const failed = new Map<UserId, unknown>();
  let decided = 0;
  for (let round = 0; round < MOST_AT_ONCE; round += 1) {
    const { userId, failure } = await decideOne(parts, [...failed.keys()]);
    if (userId === undefined) break;
    if (failure === undefined) decided += 1;
    else failed.set(userId, failure.error);
  }
  for (const error of failed.values()) throw error;
  return decided;
}

interface Decided {
  /** Undefined: nobody is due, or the key is not there. */
  readonly userId?: UserId;
  readonly failure?: { readonly error: unknown };
}

/** @param left persons who are left out */
async function decideOne(
  { workDatabase, keyring, clock }: Needs<'workDatabase' | 'keyring' | 'clock'>,
  left: readonly UserId[],
): Promise<Decided> {
  let userId: UserId | undefined;
  try {
    await workDatabase.asSystem(async (tx) => {
      const now = clock.now();
      userId = await findDueStandings(tx, now, left);
      if (userId === undefined) return;
      const samples = await listSealedSamples(tx);
      if (!samples.every((sealed) => keyring?.holdsKeyOf(sealed) === true)) {
        userId = undefined;
        return;
      }
      await settleDueStandings(tx, userId);
      const standings = await listAccountStandings(tx, keyring, { userId, scope: 'open', now });
      const uncounted = [...standings].filter(([, { counted }]) => !counted);
      await writeUncountedAccounts(
        tx,
        userId,
        uncounted.map(([id, { sameAs }]) => ({ id, sameAs })),
        now,
      );
    });
    return userId === undefined ? {} : { userId };
  } catch (error) {
    if (userId === undefined) throw error; // not of a person: the database is away
    return { userId, failure: { error } };
  }
}
