import type { ItemId, UserId } from '../domain/ids.ts';
import type { JobRequest, Rank } from '../queue/job.ts';
import { requestJob } from '../queue/request-job.ts';
import type { Queryable } from '../store/Queryable.ts';
import { hasAnnotationsToPass } from '../store/statements/annotations/has-annotations-to-pass.ts';

/** The kind of job that brings an item's data here in line with Pluggy's. */
export const SYNC_ITEM = 'sync-item';

/** The kind of job that compares all of an item's data with Pluggy's, without anything having asked for it. */
export const RECONCILE_ITEM = 'reconcile-item';

/** The kind of job that looks once more at those accounts of an item of which a complete read found nothing. */
export const LOOK_AGAIN = 'look-again';

/** The kind of job that passes on what a person said of rows of ended accounts. */
export const PASS_ANNOTATIONS = 'pass-annotations';

/** Pluggy may show an account's rows a moment after it says that the bank was read. */
export const LOOK_AGAIN_MS = 2_000;

/** The kind of job that reads the list of banks anew. */
export const REFRESH_CONNECTORS = 'refresh-connectors';

/**
 * Pluggy tells of one sync at the bank in several events (the item's, and one per account and kind of change). A
 * moment's wait lets them melt into one run; a person who watches does not notice it.
 */
export const EVENTS_MELT_MS = 200;

/** The request for a sync of one item. @param waitMs how long the run may wait for more of its kind */
export function syncJob(itemId: ItemId, now: Date, waitMs: number): JobRequest {
  return { kind: SYNC_ITEM, key: itemId, runAt: new Date(now.getTime() + waitMs) };
}

/** The request for the list of banks to be read anew. */
export function connectorsJob(now: Date): JobRequest {
  return { kind: REFRESH_CONNECTORS, key: 'all', runAt: new Date(now.getTime() + EVENTS_MELT_MS) };
}

/**
 * Asks for a sync of one item, inside the caller's transaction. Requests for the same item melt together while
 * they wait; one that comes while the item is being synced leads to another run after it.
 * @param now when it is asked for
 * @param rank default: `known`
 */
export function requestSync(tx: Queryable, itemId: ItemId, now: Date, rank?: Rank): Promise<void> {
  return requestJob(tx, now, { ...syncJob(itemId, now, 0), ...(rank !== undefined && { rank }) });
}

/** What all jobs about one item share, so that at most one of them runs. */
export const serialOfItem = (itemId: ItemId): string => `${SYNC_ITEM}:${itemId}`;

/** Asks for a comparison of one item with Pluggy; it never runs beside the item's sync. @param rank default: `known` */
export function requestReconciliation(tx: Queryable, itemId: ItemId, now: Date, rank?: Rank): Promise<void> {
  const job = { kind: RECONCILE_ITEM, key: itemId, serial: serialOfItem(itemId) };
  return requestJob(tx, now, { ...job, ...(rank !== undefined && { rank }) });
}

/** Asks for a second look at the accounts that seem to be empty; it never runs beside the item's sync. */
export function requestLookAgain(tx: Queryable, itemId: ItemId, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + LOOK_AGAIN_MS);
  return requestJob(tx, now, { kind: LOOK_AGAIN, key: itemId, serial: serialOfItem(itemId), runAt });
}

/** Asks for what was said of rows of ended accounts to be passed on, where there is any: after an account ended, or was read. */
export async function requestPassing(
  tx: Queryable,
  { itemId, userId }: { readonly itemId: ItemId; readonly userId: UserId | null },
  now: Date,
): Promise<void> {
  if (userId === null || !(await hasAnnotationsToPass(tx, userId))) return;
  await requestJob(tx, now, { kind: PASS_ANNOTATIONS, key: itemId });
}
