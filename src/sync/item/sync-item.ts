import { momentOf } from '../../domain/calendar-day.ts';
import { errorCodeOf } from '../../domain/errors.ts';
import { type ItemId, parseItemId, parseUserId, type UserId } from '../../domain/ids.ts';
import { type ItemFacts, isInProgress, readItemFacts } from '../../domain/item.ts';
import { type Hint, listUnsettledEvents, settleEvents } from '../../ingest/sql/unsettled-events.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import { type FencedTransaction, fencedTransaction, LeaseLost } from '../../queue/fenced.ts';
import type { InSameTransaction, JobContext, JobHandler, JobOutcome } from '../../queue/job.ts';
import { LOOK_AGAIN, requestRun } from '../../queue/kinds.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import type { StoredItem } from '../../store/fragments/item-columns.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { markItemMissing } from '../../store/statements/items/mark-item-missing.ts';
import { tombstoneItem } from '../../store/statements/items/tombstone-item.ts';
import { type UpsertedItem, upsertItem } from '../../store/statements/items/upsert-item.ts';
import { forgetSweeps } from '../../store/statements/syncs/forget-sweeps.ts';
import { recordSyncDone } from '../../store/statements/syncs/record-sync-done.ts';
import { recordSyncFailure } from '../../store/statements/syncs/record-sync-failure.ts';
import { recordSyncStart } from '../../store/statements/syncs/record-sync-start.ts';
import { recordSyncSuspended } from '../../store/statements/syncs/record-sync-suspended.ts';
import { Absence } from '../Absence.ts';
import { requestPassing } from '../accounts/pass-annotations.ts';
import { ProductStates } from '../products/ProductStates.ts';
import type { SyncContext } from '../SyncContext.ts';
import type { SyncDependencies } from '../SyncDependencies.ts';
import { SyncProgress } from '../SyncProgress.ts';
import { hasMoved } from './has-moved.ts';
import { ItemMoved } from './ItemMoved.ts';
import { planSync, type SyncPlan } from './plan-sync.ts';
import { postponing } from './postponement.ts';
import { type ItemAnswer, readItem } from './read-item.ts';
import { syncEverything, syncHinted, syncRecent } from './sync-data.ts';

/** Pluggy documents two seconds as the interval at which to look at an item that is being updated. */
const FOLLOW_MS = 2_000;
/** Past this age an item that still waits for its person is left to its next webhook. */
const FOLLOW_FOR_MS = 40 * 60_000;
/** Between the first 404 for an item and the second, which is believed. */
const SECOND_LOOK_MS = 2_000;
/** An event may be faster than what it tells of; one that is older and leads to nothing is believed to have been false. */
const FRESH_MS = 5_000;

const isFresh = ({ receivedAt }: Hint, now: Date): boolean => now.getTime() - receivedAt.getTime() < FRESH_MS;

/** What a run for one item begins with. */
export interface Run {
  readonly itemId: ItemId;
  readonly stored: StoredItem | undefined;
  readonly hints: readonly Hint[];
  /** There are more events than one run takes: they get another run, once those of this one are settled. */
  readonly more?: boolean;
  readonly fence: Fence;
  readonly signal: AbortSignal;
}

/** The end of a run that settles its events. */
function settled({ more = false }: Run, inSameTransaction: InSameTransaction): JobOutcome {
  return more ? { kind: 'again', afterMs: 0, inSameTransaction } : { kind: 'done', inSameTransaction };
}

/** A 404 is believed the second time, whatever the events say. */
export async function settleMissing(deps: SyncDependencies, run: Run): Promise<JobOutcome> {
  const { database, clock, logger } = deps;
  const { itemId, stored, hints, fence } = run;
  const now = clock.now();
  if (stored === undefined) {
    if (hints.some((hint) => isFresh(hint, now))) return { kind: 'again', afterMs: SECOND_LOOK_MS };
    const inSameTransaction = async (tx: FencedTransaction): Promise<void> => {
      await tombstoneItem(tx, itemId, now); // what a sync wrote while the item was being removed
      await settleEvents(tx, hints, 'unknown-item', now);
    };
    return settled(run, inSameTransaction);
  }
  if (stored.clientId !== deps.clientId) {
    // these credentials never saw the item: that they do not find it says nothing about it
    logger.warn({ itemId }, 'the item belongs to another application of Pluggy; left as it is');
    return settled(run, (tx) => settleEvents(tx, hints, 'unknown-item', now));
  }
  // an event may bring the second look forward
  if (now.getTime() - (stored.missingSince ?? now).getTime() < SECOND_LOOK_MS) {
    await fencedTransaction(database, fence, async (tx) => {
      await markItemMissing(tx, itemId, now);
    });
    return { kind: 'again', afterMs: SECOND_LOOK_MS };
  }
  return settled(run, async (tx) => {
    await tombstoneItem(tx, itemId, now);
    await requestPassing(tx, { itemId, userId: stored.userId }, now);
    await settleEvents(tx, hints, 'applied', now);
    await notifyChange(tx, 'item', { itemId, userId: stored.userId });
  });
}

/** Undefined is not null: an item that does not say whose it is stays whose it was. */
const namedOwner = ({ facts }: ItemAnswer, stored: StoredItem | undefined): UserId | null =>
  facts.clientUserId === undefined ? (stored?.userId ?? null) : (parseUserId(facts.clientUserId) ?? null);

/**
 * @param begins a complete read comes next; on record together with the item, which no longer shows then what asked for it
 * @returns whose it is, and whether anything of the item itself was different from what was stored
 */
export async function storeItem(
  deps: SyncDependencies,
  run: Run,
  answer: ItemAnswer,
  begins = false,
): Promise<UpsertedItem> {
  const { database, clientId, clock } = deps;
  const { itemId, fence } = run;
  const row = { id: itemId, userId: namedOwner(answer, run.stored), clientId, raw: answer.raw };
  return fencedTransaction(database, fence, async (tx) => {
    const stored = await upsertItem(tx, row, clock.now());
    if (begins) await recordSyncStart(tx, itemId, clock.now());
    if (stored.changed || begins) await notifyChange(tx, 'item', { itemId, userId: stored.userId });
    return stored;
  });
}

/**
 * Until the bank has been read there is nothing to sync, and nothing is being synced: the job comes back to look, should no
 * webhook tell. That the item was in progress stays on record in the item itself: see `isSynced`. Nothing was done about
 * the events: they stay, for they may name rows that no read of the last weeks would look at.
 */
async function follow(deps: SyncDependencies, run: Run, item: ItemFacts): Promise<JobOutcome> {
  const now = deps.clock.now();
  const inSameTransaction = (tx: FencedTransaction): Promise<void> => recordSyncSuspended(tx, run.itemId);
  const age = now.getTime() - (momentOf(item.updatedAt) ?? now).getTime();
  return age > FOLLOW_FOR_MS
    ? { kind: 'done', inSameTransaction }
    : { kind: 'again', afterMs: FOLLOW_MS, inSameTransaction };
}

/** An item that was in progress when it was last looked at has been read at the bank since, whatever was synced before. */
function isSynced(stored: StoredItem | undefined): boolean {
  return stored?.syncState === 'done' && !isInProgress(readItemFacts(JSON.parse(stored.raw)));
}

async function runPlan(context: SyncContext, run: Run, plan: SyncPlan): Promise<boolean> {
  switch (plan.scope) {
    case 'everything':
      return (await syncEverything(context, run.hints)).complete;
    case 'recent':
      return (await syncRecent(context, plan.accounts)).complete;
    case 'hinted':
      await syncHinted(context, plan.accounts);
      return true;
    case 'item':
      return true;
  }
}

/** Fresh events of new rows that Pluggy does not show yet: they stay, so that the next run looks for those rows alone. */
function earlyHints({ clock, progress }: SyncContext, { hints }: Run): ReadonlySet<Hint> {
  const now = clock.now();
  const isEarly = (hint: Hint): boolean =>
    hint.event === 'transactions/created' &&
    progress.withoutNews.has(hint.accountId ?? '') &&
    isFresh(hint, now);
  return new Set(hints.filter(isEarly));
}

const isComplete = ({ scope }: SyncPlan): boolean => scope === 'everything' || scope === 'recent';

/** Runs the plan and says how the job ends; a complete read that fails stays on record for the person. */
async function syncData(context: SyncContext, run: Run, plan: SyncPlan): Promise<JobOutcome> {
  const { clock, itemId, progress } = context;
  const done = await runPlan(context, run, plan);
  const early = earlyHints(context, run);
  const inSameTransaction = async (tx: FencedTransaction): Promise<void> => {
    const actedOn = run.hints.filter((hint) => !early.has(hint));
    await settleEvents(tx, actedOn, 'applied', clock.now());
    if (progress.sawEmptyAccount) await requestRun(tx, LOOK_AGAIN, itemId, clock.now());
    await requestPassing(tx, context, clock.now());
    if (!isComplete(plan)) return;
    await forgetSweeps(tx, itemId);
    if (!done) return;
    await recordSyncDone(tx, itemId, progress.report, clock.now());
    await notifyChange(tx, 'item', context);
  };
  if (!done) return { kind: 'again', afterMs: 0, inSameTransaction };
  return early.size > 0
    ? { kind: 'again', afterMs: SECOND_LOOK_MS, inSameTransaction }
    : settled(run, inSameTransaction);
}

/** What a run works with once the item was read. @param userId whose the item is */
export function contextOf(
  deps: SyncDependencies,
  run: Run,
  answer: ItemAnswer,
  userId: UserId | null,
): SyncContext {
  const { itemId, fence, signal } = run;
  const rawItem: unknown = JSON.parse(answer.raw);
  return {
    ...deps,
    itemId,
    userId,
    item: answer.facts,
    rawItem,
    absence: new Absence({ ...deps, itemId, signal }, answer),
    fence,
    signal,
    progress: new SyncProgress(),
    products: new ProductStates({ ...deps, itemId, fence, rawItem }),
  };
}

async function syncItem(deps: SyncDependencies, run: Run): Promise<JobOutcome> {
  const answer = await readItem(deps.client, run.itemId, { signal: run.signal });
  if (answer === undefined) return settleMissing(deps, run);
  if (isInProgress(answer.facts)) {
    await storeItem(deps, run, answer);
    return follow(deps, run, answer.facts);
  }
  const { stored } = run;
  const moved = stored !== undefined && hasMoved(stored.raw, answer.raw);
  const plan = planSync(run.hints, isSynced(stored), moved);
  const { userId } = await storeItem(deps, run, answer, isComplete(plan));
  const context = contextOf(deps, run, answer, userId);
  const outcome = await syncData(context, run, plan);
  deps.logger.info({ itemId: run.itemId, ...context.progress.report }, 'item synced');
  return outcome;
}

/** Puts on record why a run failed, for the person who looks. */
async function recordFailure(
  { database, clock }: SyncDependencies,
  { itemId, stored, fence }: Pick<Run, 'itemId' | 'stored' | 'fence'>,
  failure: Parameters<typeof recordSyncFailure>[2],
): Promise<void> {
  await fencedTransaction(database, fence, async (tx) => {
    if (!(await recordSyncFailure(tx, itemId, failure, { fence, now: clock.now() }))) return;
    await notifyChange(tx, 'item', { itemId, userId: stored?.userId ?? null });
  });
}

/**
 * The handler of the job kind `sync-item`; the job's key is the item's id. It re-reads the item at Pluggy with
 * the API key and then as much of its data as the unsettled events ask for. Safe to run twice and to be killed
 * anywhere: every write is guarded by the lease, and events are settled together with the job.
 */
export function createSyncItem(deps: SyncDependencies): JobHandler {
  return postponing(async (job, { fence, signal }: JobContext) => {
    const itemId = parseItemId(job.key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    const { hints, more } = await listUnsettledEvents(deps.database, itemId);
    const stored = await findItem(deps.database, itemId);
    try {
      return await syncItem(deps, { itemId, stored, hints, more, fence, signal });
    } catch (error) {
      // its events stay unsettled: what they name is asked for again
      if (error instanceof ItemMoved) return { kind: 'again', afterMs: FOLLOW_MS };
      if (!(error instanceof LeaseLost) && !signal.aborted) {
        const failure = { code: errorCodeOf(error), isGivenUp: job.isLast };
        await recordFailure(deps, { itemId, stored, fence }, failure);
      }
      throw error;
    }
  });
}
