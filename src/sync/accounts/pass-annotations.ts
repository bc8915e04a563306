import { type ItemId, parseItemId, type UserId } from '../../domain/ids.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import { fencedTransaction } from '../../queue/fenced.ts';
import type { JobHandler } from '../../queue/job.ts';
import { PASS_ANNOTATIONS, requestRun } from '../../queue/kinds.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import type { Passage } from '../../store/fragments/passed-annotations.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { FIRST_UUID } from '../../store/sealed/SealedColumn.ts';
import { findReadAccounts } from '../../store/statements/accounts/find-read-accounts.ts';
import { listAccountStandings } from '../../store/statements/accounts/list-account-standings.ts';
import { hasAnnotationsToPass } from '../../store/statements/annotations/has-annotations-to-pass.ts';
import { listPassingRows } from '../../store/statements/annotations/list-passing-rows.ts';
import { listRowsToPass } from '../../store/statements/annotations/list-rows-to-pass.ts';
import { passAnnotations } from '../../store/statements/annotations/pass-annotations.ts';
import { findItemOwner } from '../../store/statements/items/find-item-owner.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import { pairRows } from './pair-rows.ts';

/**
 * Asks for what was said of rows of ended accounts to be passed on, where there is any: after an account has ended, and
 * after one was read.
 */
export async function requestPassing(
  tx: Queryable,
  { itemId, userId }: { readonly itemId: ItemId; readonly userId: UserId | null },
  now: Date,
): Promise<void> {
  if (userId === null || !(await hasAnnotationsToPass(tx, userId))) return;
  await requestRun(tx, PASS_ANNOTATIONS, itemId, now);
}

/** How many annotated rows one transaction looks at. */
const BATCH = 200;

interface Target extends Passage {
  readonly itemId: ItemId;
}

/**
 * From accounts that ended to those that show the same account and were read from end to end. The one that counts comes
 * first: another one gets what is said of rows that it does not have.
 */
async function findPassages(
  { database, keyring, clock }: SyncDependencies,
  itemId: ItemId,
): Promise<Target[]> {
  const userId = (await findItemOwner(database, itemId))?.userId ?? null;
  if (userId === null || !(await hasAnnotationsToPass(database, userId))) return [];
  const standings = await listAccountStandings(database, keyring, {
    userId,
    scope: 'removed',
    now: clock.now(),
  });
  const ended = [...standings].filter(([, { hasEnded, sameAs }]) => hasEnded && sameAs !== null);
  const read = await findReadAccounts(database, [...standings.keys()]);
  return ended.flatMap(([from, { sameAs, others }]) => {
    const shown = [...(sameAs === null ? [] : [sameAs]), ...others];
    const unread = shown.findIndex((to) => !read.has(to));
    return shown.slice(0, unread === -1 ? shown.length : unread).flatMap((to) => {
      const target = standings.get(to);
      return target === undefined ? [] : [{ userId, from, to, itemId: target.itemId }];
    });
  });
}

/** @returns where the next batch begins; null: there is none */
function passBatch(
  { database, clock }: SyncDependencies,
  fence: Fence,
  target: Target,
  after: string,
): Promise<string | null> {
  return fencedTransaction(database, fence, async (tx) => {
    const ids = await listRowsToPass(tx, target, after, BATCH);
    if (ids.length === 0) return null;
    const pairs = pairRows(await listPassingRows(tx, target, ids));
    const passed = pairs.length === 0 ? 0 : await passAnnotations(tx, target, pairs, clock.now());
    if (passed > 0) await notifyChange(tx, 'transactions', target, target.to);
    return ids.length < BATCH ? null : (ids.at(-1) ?? null);
  });
}

/**
 * The handler of the job kind `pass-annotations`; the job's key is the id of an item that ended, or that was synced.
 * What the item's person said of rows of ended accounts is said of the same rows of the same account through another
 * connection. Each batch is a transaction, and a row is passed on once, so that a run may end anywhere.
 */
export function createPassAnnotations(deps: SyncDependencies): JobHandler {
  return async (job, { fence, signal }) => {
    const itemId = parseItemId(job.key);
    if (itemId === undefined) throw new DeadJob('invalid-item-id');
    for (const target of await findPassages(deps, itemId)) {
      let after: string | null = FIRST_UUID;
      while (after !== null) {
        signal.throwIfAborted();
        after = await passBatch(deps, fence, target, after);
      }
    }
    return { kind: 'done' };
  };
}
