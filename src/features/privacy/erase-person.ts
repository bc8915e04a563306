import { PluggyError, PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { DeadJob } from '../../queue/DeadJob.ts';
import type { JobHandler } from '../../queue/job.ts';
import { serialOfItem } from '../../queue/kinds.ts';
import { stopRun } from '../../queue/stop-run.ts';
import type { ErasureKey } from '../../store/sealed/ErasureKey.ts';
import { lockAccountSettings } from '../../store/statements/accounts/lock-account-settings.ts';
import { type Erasure, findErasure } from '../../store/statements/erasures/find-erasure.ts';
import { findErasureKey } from '../../store/statements/erasures/find-erasure-key.ts';
import { forgetErasedItem } from '../../store/statements/erasures/forget-erased-item.ts';
import { forgetPerson } from '../../store/statements/erasures/forget-person.ts';
import { type ItemToEnd, listItemsToEnd } from '../../store/statements/erasures/list-items-to-end.ts';
import { listItemsToErase } from '../../store/statements/erasures/list-items-to-erase.ts';
import { markItemEnded } from '../../store/statements/erasures/mark-item-ended.ts';
import { recordErasedItems } from '../../store/statements/erasures/record-erased-items.ts';
import { recordRowsGone } from '../../store/statements/erasures/record-rows-gone.ts';
import { settleErasure } from '../../store/statements/erasures/settle-erasure.ts';
import { fetchItem } from '../../sync/run/fetch-item.ts';
import type { Needs } from '../shared/Parts.ts';

type ErasingParts = Needs<'workDatabase' | 'client' | 'clock' | 'keyring' | 'logger'>;

/** Between two tries at Pluggy: each wait is twice the one before, up to an hour. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

const waitAfter = (attempts: number): number => Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);

/** Everything here, in one transaction: a process that is killed leaves all of it or nothing, and it is done again. */
async function eraseRows(
  { workDatabase, clock }: ErasingParts,
  key: ErasureKey,
  receiptId: string,
  userSealed: Buffer,
): Promise<void> {
  const userId = key.openUser(userSealed);
  if (userId === undefined) throw new DeadJob('erasure-without-user');
  const erase = async (tx: Parameters<typeof forgetPerson>[0]): Promise<void> => {
    const now = clock.now();
    // whoever decides which accounts count holds the person too, and would wait the other way round
    await lockAccountSettings(tx, userId);
    // also what a sync brought that had begun before
    await recordErasedItems(tx, key, await listItemsToErase(tx, userId), receiptId, now);
    const items = (await listItemsToEnd(tx, receiptId)).flatMap(({ sealed }) => key.openItem(sealed) ?? []);
    for (const item of items.toSorted()) await stopRun(tx, serialOfItem(item));
    await recordRowsGone(tx, receiptId, userSealed, await forgetPerson(tx, userId, items, now));
  };
  await workDatabase.asSystem(erase, 'write', { statementMs: 0 });
}

/** Whether the item is the person's: of one that only an event named, Pluggy is asked first. */
async function isTheirs(
  { client }: ErasingParts,
  key: ErasureKey,
  { userDigest }: Erasure,
  item: ItemToEnd & { readonly id: Parameters<typeof fetchItem>[1] },
  signal: AbortSignal,
): Promise<boolean> {
  if (item.wasStored) return true;
  const answer = await fetchItem(client, item.id, { signal });
  if (answer === undefined) return true;
  const owner = answer.facts.clientUserId;
  return typeof owner === 'string' && userDigest?.equals(key.digestOfUser(owner)) === true;
}

/** @returns whether the item is ended: Pluggy has deleted it, or has none such */
async function endItem(
  parts: ErasingParts,
  key: ErasureKey,
  erasure: Erasure,
  item: ItemToEnd,
  signal: AbortSignal,
): Promise<void> {
  const { client, workDatabase } = parts;
  const id = key.openItem(item.sealed);
  if (id !== undefined && !(await isTheirs(parts, key, erasure, { ...item, id }, signal)))
    return workDatabase.asSystem((tx) => forgetErasedItem(tx, item.digest));
  if (id !== undefined)
    await client.deleteItem(id, { signal }).catch((error: unknown) => {
      if (!(error instanceof PluggyResponseError) || error.status !== 404) throw error;
    });
  return workDatabase.asSystem((tx) => markItemEnded(tx, item.digest));
}

/**
 * The handler of the job kind `erase-person`; the job's key is the receipt's id. First the rows here, then the items at
 * Pluggy, each until Pluggy has ended it: what is refused or not answered is tried again for as long as it takes.
 */
export function createErasePerson(parts: ErasingParts): JobHandler {
  const { workDatabase, clock, keyring, logger } = parts;
  return async ({ key: receiptId }, { signal }) => {
    const read = () => workDatabase.asSystem((tx) => findErasure(tx, receiptId), 'read');
    const before = await read();
    if (before === undefined || before.state === 'done') return { kind: 'done' };
    const key = await workDatabase.asSystem((tx) => findErasureKey(tx, keyring), 'read');
    if (key === undefined) throw new DeadJob('encryption-key-missing');
    if (before.userSealed !== null) await eraseRows(parts, key, receiptId, before.userSealed);
    for (const item of await workDatabase.asSystem((tx) => listItemsToEnd(tx, receiptId), 'read')) {
      try {
        await endItem(parts, key, before, item, signal);
      } catch (error) {
        if (!(error instanceof PluggyError) || signal.aborted) throw error;
      }
    }
    await workDatabase.asSystem((tx) => settleErasure(tx, receiptId, clock.now()));
    const state = (await read())?.state;
    logger.info({ outcome: state }, 'a person was erased here');
    return state === 'waiting_for_pluggy'
      ? { kind: 'again', afterMs: waitAfter(before.attempts) }
      : { kind: 'done' };
  };
}
