import { parseUserId, type UserId } from '../../domain/ids.ts';
import { fencedTransaction } from '../../queue/fenced.ts';
import type { ItemToSync } from '../../store/fragments/item-columns.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { recordItem } from '../../store/statements/items/record-item.ts';
import { type UpsertedItem, upsertItem } from '../../store/statements/items/upsert-item.ts';
import { recordSyncStart } from '../../store/statements/syncs/record-sync-start.ts';
import type { ItemAnswer } from '../run/fetch-item.ts';
import type { SyncDependencies } from '../run/SyncDependencies.ts';
import type { ItemJob } from './ItemJob.ts';

/** Undefined is not null: an item that does not say whose it is stays whose it was. */
const namedOwner = ({ facts }: ItemAnswer, stored: ItemToSync | undefined): UserId | null =>
  facts.clientUserId === undefined ? (stored?.userId ?? null) : (parseUserId(facts.clientUserId) ?? null);

/**
 * @param begins a complete read comes next; on record together with the item, which no longer shows then what asked for it
 * @returns whose it is, and whether anything of the item itself was different from what was stored
 */
export async function storeItem(
  deps: SyncDependencies,
  job: ItemJob,
  answer: ItemAnswer,
  begins = false,
): Promise<UpsertedItem> {
  const { database, clientId, clock } = deps;
  const { itemId, fence } = job;
  const row = { id: itemId, userId: namedOwner(answer, job.stored), clientId, raw: answer.raw };
  const stored =
    (await recordItem(database, row, { fence, now: clock.now(), begins })) ??
    (await fencedTransaction(database, fence, async (tx) => {
      const moved = await upsertItem(tx, row, clock.now());
      if (begins) await recordSyncStart(tx, itemId, clock.now());
      return moved;
    }));
  if (stored.changed || begins) await notifyChange(database, 'item', { itemId, userId: stored.userId });
  return stored;
}
