import { momentOf } from '../../domain/calendar-day.ts';
import { errorCodeOf } from '../../domain/errors.ts';
import { parseItemId } from '../../domain/ids.ts';
import { type ItemFacts, isInProgress, readItemFacts } from '../../domain/item.ts';
import { findItemWithEvents } from '../../ingest/sql/unsettled-events.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import { type FencedTransaction, fencedTransaction, LeaseLost } from '../../queue/fenced.ts';
import type { JobContext, JobHandler, JobOutcome } from '../../queue/job.ts';
import { jobOf, LOOK_AGAIN, PASS_ANNOTATIONS } from '../../queue/kinds.ts';
import type { ItemToSync } from '../../store/fragments/item-columns.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { isErasedItem } from '../../store/statements/erasures/is-erased-item.ts';
import { endSync } from '../../store/statements/syncs/end-sync.ts';
import { recordSyncFailure } from '../../store/statements/syncs/record-sync-failure.ts';
import { recordSyncSuspended } from '../../store/statements/syncs/record-sync-suspended.ts';
import { fetchItem } from '../run/fetch-item.ts';
import { ItemMoved } from '../run/ItemMoved.ts';
import { postponed } from '../run/postponement.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { isComplete } from '../run/SyncMode.ts';
import { openRun, type SyncRun } from '../run/SyncRun.ts';
import { earlyHints } from './fresh-hints.ts';
import { hasMoved } from './has-moved.ts';
import type { ItemJob } from './ItemJob.ts';
import { planSync } from './plan-sync.ts';
import { SECOND_LOOK_MS, settleMissing } from './settle-missing.ts';
import { storeItem } from './store-item.ts';
import { syncData, syncNamed } from './sync-data.ts';

/** Pluggy documents two seconds as the interval at which to look at an item that is being updated. */
const FOLLOW_MS = 2_000;
/** Past this age an item that still waits for its person is left to its next webhook. */
const FOLLOW_FOR_MS = 40 * 60_000;

/**
 * Until the bank has been read there is nothing to sync, and nothing is being synced: the job comes back to look, should no
 * webhook tell. That the item was in progress stays on record in the item itself: see `isSynced`. Nothing was done about
 * the events: they stay, for they may name rows that no read of the last weeks would look at.
 */
function follow(deps: SyncDependencies, { itemId }: ItemJob, item: ItemFacts): JobOutcome {
  const now = deps.clock.now();
  const inSameTransaction = (tx: FencedTransaction): Promise<void> => recordSyncSuspended(tx, itemId);
  const age = now.getTime() - (momentOf(item.updatedAt) ?? now).getTime();
  return age > FOLLOW_FOR_MS
    ? { kind: 'done', inSameTransaction }
    : { kind: 'again', afterMs: FOLLOW_MS, inSameTransaction };
}

/** An item that was in progress when it was last looked at has been read at the bank since, whatever was synced before. */
function isSynced(stored: ItemToSync | undefined): boolean {
  return stored?.syncState === 'done' && !isInProgress(readItemFacts(JSON.parse(stored.raw)));
}

/** How a run ends whose data was read. @param isWhole false: another run is needed to find all rows that vanished */
function end(run: SyncRun, job: ItemJob, isWhole: boolean): JobOutcome {
  const { clock, itemId, userId, products, progress, mode } = run;
  const early = earlyHints(run, job.hints);
  const now = clock.now();
  const ended = endSync({
    itemId,
    userId,
    events: job.hints.filter((hint) => !early.has(hint)).map(({ id }) => id),
    isComplete: isComplete(mode),
    report: isWhole ? progress.report : null,
    passing: jobOf(PASS_ANNOTATIONS, itemId, now),
    startedAt: products.startedAt,
    reads: products.take(),
    requests: progress.sawEmptyAccount ? [jobOf(LOOK_AGAIN, itemId, now)] : [],
    now,
  });
  const told = async (db: Queryable): Promise<void> => {
    if (isComplete(mode) && isWhole) await notifyChange(db, 'item', run);
  };
  const inSameStatement = { ...ended, told };
  if (!isWhole) return { kind: 'again', afterMs: 0, inSameStatement };
  if (early.size > 0) return { kind: 'again', afterMs: SECOND_LOOK_MS, inSameStatement };
  // more events than one run takes
  return job.more ? { kind: 'again', afterMs: 0, inSameStatement } : { kind: 'done', inSameStatement };
}

async function syncItem(deps: SyncDependencies, job: ItemJob): Promise<JobOutcome> {
  const { itemId, stored, hints, signal } = job;
  // nothing of it may come back, whatever asked for this run
  if (stored === undefined && (await isErasedItem(deps.database, deps.keyring, itemId)))
    return { kind: 'done' };
  const answer = await fetchItem(deps.client, itemId, { signal });
  if (answer === undefined) return settleMissing(deps, job);
  if (isInProgress(answer.facts)) {
    await storeItem(deps, job, answer);
    return follow(deps, job, answer.facts);
  }
  const moved = stored !== undefined && hasMoved(stored.raw, answer.raw);
  const mode = planSync(hints, isSynced(stored), { hasMoved: moved, isAskedFor: job.isAskedFor });
  const { userId } = await storeItem(deps, job, answer, isComplete(mode));
  const run = await openRun(deps, job, answer, userId, mode, stored?.products);
  // false: another run is needed to find all rows that vanished
  let isWhole = true;
  try {
    if (mode.kind === 'named') await syncNamed(run, mode.named);
    else if (mode.kind !== 'item') isWhole = (await syncData(run)).isComplete;
  } finally {
    await run.ahead.end();
  }
  const outcome = end(run, job, isWhole);
  deps.logger.info({ itemId, ...run.progress.report }, 'item synced');
  return outcome;
}

/** Puts on record why a run failed, for the person who looks. */
async function recordFailure(
  { database, clock }: SyncDependencies,
  { itemId, stored, fence }: ItemJob,
  failure: Parameters<typeof recordSyncFailure>[2],
): Promise<void> {
  await fencedTransaction(database, fence, async (tx) => {
    if (!(await recordSyncFailure(tx, itemId, failure, { fence, now: clock.now() }))) return;
    await notifyChange(tx, 'item', { itemId, userId: stored?.userId ?? null });
  });
}

/**
 * The handler of the job kind `sync-item`; the job's key is the item's id. It reads the item at Pluggy with the API key,
 * and then as much of its data as the unsettled events ask for. Safe to run twice and to be killed anywhere: every
 * write is guarded by the lease, and events are settled together with the job.
 */
export function createSyncItem(deps: SyncDependencies): JobHandler {
  return async ({ key, isLast, payload }, { fence, signal }: JobContext) => {
    const itemId = parseItemId(key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    const isAskedFor = payload['everything'] === true;
    const known = await findItemWithEvents(deps.database, itemId);
    const job: ItemJob = { itemId, ...known, isAskedFor, fence, signal };
    try {
      return await syncItem(deps, job);
    } catch (error) {
      // its events stay unsettled: what they name is asked for again
      if (error instanceof ItemMoved) return { kind: 'again', afterMs: FOLLOW_MS };
      if (!(error instanceof LeaseLost) && !signal.aborted)
        await recordFailure(deps, job, { code: errorCodeOf(error), isGivenUp: isLast });
      return postponed(error, signal);
    }
  };
}
