import type { ItemId, UserId } from '../../domain/ids.ts';
import { RANK } from '../../queue/job.ts';
import { RECONCILE_ITEM, requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import type { Queryable } from '../../store/Queryable.ts';
import {
  type ComparisonStanding,
  listComparisonStandings,
} from '../../store/statements/comparisons/list-comparison-standings.ts';
import { listItemsOfUser } from '../../store/statements/items/list-items-of-user.ts';
import { asOwner } from '../shared/as-owner.ts';
import type { Needs } from '../shared/Parts.ts';
import type { WhileWorking } from '../shared/while-working.ts';

/** A comparison that somebody asked for and that has not come to its end. */
export interface MissedComparison {
  readonly itemId: ItemId;
  /** `unfinished`: it goes on, and somebody waited long enough; `failed`: it is tried again. */
  readonly reason: 'unfinished' | 'failed';
  /** Code from docs/errors.md, or class and code of the failure; null: nothing more is known. */
  readonly error: string | null;
}

export interface ComparedNow {
  /** What was compared or read completely since then was compared for this request. */
  readonly since: Date;
  readonly missed: readonly MissedComparison[];
}

/** How long a request waits for a comparison (proxies give up after a minute), and how long a command does. */
const REQUEST_MS = 50_000;
const COMMAND_MS = 10 * 60_000;

const LOOK_EVERY_MS = 250;

/** Undefined: it was compared. */
function missedOf(standing: ComparisonStanding): MissedComparison | undefined {
  const { itemId, isCompared, error } = standing;
  return isCompared ? undefined : { itemId, reason: error === null ? 'unfinished' : 'failed', error };
}

async function follow(
  { database, clock }: Needs<'database' | 'clock'>,
  userId: UserId | null,
  { since, patienceMs, signal }: { since: Date; patienceMs: number; signal: AbortSignal },
): Promise<ComparedNow> {
  const deadline = new Date(since.getTime() + patienceMs);
  for (;;) {
    const look = (tx: Queryable) => listComparisonStandings(tx, userId, { since, deadline });
    const standings = await asOwner(database, userId, look, 'read');
    // one that ran when this was asked for may end first: the one that was asked for comes after it
    const isOver = clock.now() >= deadline || !standings.some(({ isUnderWay }) => isUnderWay);
    if (signal.aborted || isOver)
      return { since, missed: standings.map(missedOf).filter((one) => one !== undefined) };
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

async function request(
  { database, clock }: Needs<'database' | 'clock'>,
  userId: UserId | null,
): Promise<Date> {
  const since = clock.now();
  const items = await asOwner(database, userId, (tx) => listItemsOfUser(tx, userId), 'read');
  for (const { id, syncState } of items) {
    const kind = syncState === 'done' ? RECONCILE_ITEM : SYNC_ITEM;
    await database.asSystem((tx) => requestRun(tx, kind, id, since, { rank: RANK.awaited }));
  }
  return since;
}

type Comparing = Needs<'database' | 'clock'>;

/**
 * Compares everything of a user with Pluggy now, and resolves once that has ended, after 50 seconds, or when the caller
 * leaves; what is not done then goes on. A running service does the work. Differences are repaired.
 */
export async function compareForRequest(
  parts: Comparing,
  userId: UserId,
  signal: AbortSignal,
): Promise<ComparedNow> {
  const since = await request(parts, userId);
  return follow(parts, userId, { since, patienceMs: REQUEST_MS, signal });
}

/**
 * The same for a command: the work is done here as well, and it may take 10 minutes.
 * @param userId null: the connections that are nobody's
 */
export async function compareHere(
  parts: Comparing,
  userId: UserId | null,
  whileWorking: WhileWorking,
): Promise<ComparedNow> {
  const { signal } = new AbortController();
  const since = await request(parts, userId);
  return whileWorking(() => follow(parts, userId, { since, patienceMs: COMMAND_MS, signal }));
}
