import { PublicError } from '../../domain/errors.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { RANK } from '../../queue/job.ts';
import { READ_EVERYTHING, requestRun, SYNC_ITEM, serialOfItem } from '../../queue/kinds.ts';
import { stopRun } from '../../queue/stop-run.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { isErasedItem } from '../../store/statements/erasures/is-erased-item.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { findItemOfUser } from '../../store/statements/items/find-item-of-user.ts';
import { listItemsOfUser } from '../../store/statements/items/list-items-of-user.ts';
import { tombstoneItem } from '../../store/statements/items/tombstone-item.ts';
import { upsertItem } from '../../store/statements/items/upsert-item.ts';
import { requestPassing } from '../../sync/accounts/pass-annotations.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { presentItem } from '../shared/present-item.ts';
import { type KnowsMissing, readOwnItem } from './own-item.ts';

/** JSON texts of the user's connections, for people in `language`. */
export async function listItems(
  { database, clock }: Needs<'database' | 'clock'>,
  userId: UserId,
  language: Language,
): Promise<string[]> {
  const items = await database.asUser(userId, (tx) => listItemsOfUser(tx, userId), 'read');
  return items.map((item) => presentItem(item, language, clock.now()));
}

/**
 * Takes a page's word that an item was connected only as far as Pluggy confirms it, stores it, and asks for its
 * sync: so a connection is known even if every webhook about it is lost.
 * @returns the JSON text of the connection
 * @throws {PublicError} item_not_found
 */
export async function reportItem(
  parts: Needs<'database' | 'clock' | 'config' | 'client' | 'keyring'> & KnowsMissing,
  userId: UserId,
  itemId: ItemId,
  language: Language,
): Promise<string> {
  const { database, clock, config, keyring } = parts;
  const raw = await readOwnItem(parts, userId, itemId);
  const row = { id: itemId, userId, clientId: config.pluggy.clientId, raw };
  const stored = await database.asSystem(async (tx) => {
    const now = clock.now();
    if (await isErasedItem(tx, keyring, itemId)) throw new PublicError('item_not_found');
    // an item that is known already is left to its sync, which never lets an older reading win
    if ((await findItem(tx, itemId)) === undefined) await upsertItem(tx, row, now);
    await requestRun(tx, SYNC_ITEM, itemId, now, { rank: RANK.awaited, payload: READ_EVERYTHING });
    await notifyChange(tx, 'item', { userId, itemId });
    const stored = await findItem(tx, itemId);
    if (stored === undefined || stored.userId !== userId) throw new PublicError('item_not_found');
    return stored;
  });
  return presentItem(stored, language, clock.now());
}

/**
 * Ends a connection: Pluggy deletes its data and revokes the consent; here everything about it is hidden.
 * @throws {PublicError} item_not_found
 */
export async function removeItem(
  { database, client, clock }: Needs<'database' | 'client' | 'clock'>,
  userId: UserId,
  itemId: ItemId,
): Promise<void> {
  const stored = await database.asUser(userId, (tx) => findItemOfUser(tx, userId, itemId), 'read');
  if (stored === undefined) throw new PublicError('item_not_found');
  await client.deleteItem(itemId, WHILE_SOMEBODY_WAITS).catch((error: unknown) => {
    if (!(error instanceof PluggyResponseError) || error.status !== 404) throw error;
  });
  await database.asSystem(async (tx) => {
    await stopRun(tx, serialOfItem(itemId)); // a sync under way would write what is hidden here
    await tombstoneItem(tx, itemId, clock.now());
    await requestRun(tx, SYNC_ITEM, itemId, clock.now()); // sees to what it was doing
    await requestPassing(tx, { userId, itemId }, clock.now());
    await notifyChange(tx, 'item', { userId, itemId });
  });
}
