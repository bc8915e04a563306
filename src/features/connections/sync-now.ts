import { PublicError } from '../../domain/errors.ts';
import type { ItemId } from '../../domain/ids.ts';
import { isInProgress } from '../../domain/item.ts';
import type { Holdup } from '../../gate/SharedCallGate.ts';
import { READ_EVERYTHING, requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import { forgetReadsOfItem } from '../../store/statements/accounts/forget-reads-of-item.ts';
import { forgetSweeps } from '../../store/statements/syncs/forget-sweeps.ts';
import { type ItemToSync, listItemsToSync } from '../../store/statements/syncs/list-items-to-sync.ts';
import { listSyncStandings, type SyncStanding } from '../../store/statements/syncs/list-sync-standings.ts';
import { RESUME_FOR_MS } from '../../sync/transactions/sweep-account.ts';
import type { Needs } from '../shared/Parts.ts';
import { requireItemId, requireUserId } from '../shared/require-input.ts';
import type { WhileWorking } from '../shared/while-working.ts';
import { openSyncBatch, type Resumption, type SyncChoice } from './sync-batch.ts';

/** What a caller gives for a choice. */
export type SyncRequest = (
  | { readonly itemId: string }
  | { readonly userId: string }
  | { readonly all: true }
) &
  Resumption;

/** @throws {PublicError} invalid_value, invalid_user_id */
export function requireChoice(request: SyncRequest): SyncChoice {
  if ('all' in request) return request;
  const { resume } = request;
  return 'itemId' in request
    ? { itemId: requireItemId(request.itemId), resume }
    : { userId: requireUserId(request.userId), resume };
}

/**
 * `waiting`: the bank is being read, or the person is being asked; it is synced once that has ended. `skipped`: an
 * interrupted run, which this one continues, has synced it.
 */
export type SyncResult = 'running' | 'done' | 'failed' | 'waiting' | 'skipped';

export interface SyncStatus {
  readonly itemId: ItemId;
  readonly result: SyncResult;
  /** Rows that this sync has read, those of an interrupted read that it goes on with included. */
  readonly rowsRead: number;
  /** Rows of such an interrupted read. */
  readonly rowsEarlier: number;
  /** Rows that it brought when it was last read completely; null: that is not known. */
  readonly rowsExpected: number | null;
  /** Why it failed: a code from docs/errors.md, or class and code of the job's failure. */
  readonly reason: string | null;
}

/** Called from time to time. @param holdup why nothing moves; null: nothing holds the calls back */
export type SyncReport = (statuses: readonly SyncStatus[], holdup: Holdup | null) => void;

const LOOK_EVERY_MS = 250;

function resultOf(standing: SyncStanding, since: Date): SyncResult {
  const { job, jobError, jobRunAt, isDeleted, isDone, finishedAt } = standing;
  if (job === 'dead' || jobError !== null) return 'failed';
  // what the status says is known once the job has looked: it is over then, or has put itself off
  const hasLooked = job === null || (job === 'ready' && jobRunAt !== null && jobRunAt > since);
  if (!hasLooked) return 'running';
  if (isDeleted) return 'done';
  if (isInProgress(standing)) return 'waiting';
  if (job !== null) return 'running';
  return isDone && finishedAt !== null && finishedAt >= since ? 'done' : 'failed';
}

/** Without a standing: it was not asked for. */
function statusOf(item: ItemToSync, standing: SyncStanding | undefined, since: Date): SyncStatus {
  const { itemId, rowsExpected, rowsEarlier } = item;
  if (standing === undefined)
    return { itemId, result: 'skipped', rowsRead: 0, rowsEarlier: 0, rowsExpected, reason: null };
  const { rowsRead, error, jobError } = standing;
  const result = resultOf(standing, since);
  const reason = result === 'failed' ? (error ?? jobError ?? 'internal') : null;
  return { itemId, result, rowsRead, rowsEarlier, rowsExpected, reason };
}

const wantedOf = (items: readonly ItemToSync[]): ItemId[] =>
  items.filter(({ isSynced }) => !isSynced).map(({ itemId }) => itemId);

const haveEnded = (statuses: readonly SyncStatus[]): boolean =>
  statuses.every(({ result }) => result !== 'running');

/** Asks for the sync of each. @param resume an account that was read in part is read from there */
async function request(
  { database, clock }: Needs<'database' | 'clock'>,
  items: readonly ItemId[],
  resume: boolean,
): Promise<Date> {
  const now = clock.now();
  for (const itemId of items) {
    await database.asSystem(async (tx) => {
      // events that wait would else narrow what is read
      await forgetReadsOfItem(tx, itemId, resume ? null : now);
      if (!resume) await forgetSweeps(tx, itemId);
      await requestRun(tx, SYNC_ITEM, itemId, now, { payload: READ_EVERYTHING });
    });
  }
  return now;
}

/** Looks until each has ended, or until it is told to stop. */
async function follow(
  { database, clock, gate }: Needs<'database' | 'clock' | 'gate'>,
  items: readonly ItemToSync[],
  since: Date,
  report: SyncReport,
  signal: AbortSignal,
): Promise<readonly SyncStatus[]> {
  for (;;) {
    const standings = await database.asSystem((tx) => listSyncStandings(tx, wantedOf(items), since), 'read');
    const byId = new Map(standings.map((standing) => [standing.itemId, standing]));
    const statuses = items.map((item) => statusOf(item, byId.get(item.itemId), since));
    report(statuses, haveEnded(statuses) ? null : await gate.holdup());
    if (signal.aborted || haveEnded(statuses)) return statuses;
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

/**
 * Syncs connections now and resolves once each has ended, one way or the other. Works beside a running service, which
 * may do part of the work. When `signal` fires, what runs is handed back. A later call with `resume` continues it: what
 * was synced since this call is skipped then, and an account that was read in part is read from there.
 * @throws {PublicError} item_not_found
 */
export async function syncNow(
  parts: Needs<'database' | 'clock' | 'config' | 'gate'>,
  whileWorking: WhileWorking,
  choice: SyncChoice,
  report: SyncReport,
  signal: AbortSignal,
): Promise<readonly SyncStatus[]> {
  const { database, clock, config } = parts;
  const batch = await openSyncBatch(parts, choice);
  const savedSince = new Date(clock.now().getTime() - RESUME_FOR_MS);
  const times = { syncedSince: batch?.began, savedSince };
  const which = 'all' in choice ? {} : choice;
  const found = await database.asSystem(
    (tx) => listItemsToSync(tx, config.pluggy.clientId, which, times),
    'read',
  );
  const items = choice.resume === true ? found : found.map((item) => ({ ...item, rowsEarlier: 0 }));
  if ('itemId' in choice && items.length === 0) throw new PublicError('item_not_found');
  const since = await request(parts, wantedOf(items), choice.resume === true);
  return whileWorking(async () => {
    const statuses = await follow(parts, items, since, report, signal);
    if (haveEnded(statuses)) await batch?.end();
    return statuses;
  });
}
