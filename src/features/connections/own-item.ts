import { PublicError } from '../../domain/errors.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import { findItemOwner } from '../../store/statements/items/find-item-owner.ts';
import { fetchItem } from '../../sync/run/fetch-item.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import type { MissingItems } from './MissingItems.ts';

/** What remembers which items Pluggy does not know. */
export interface KnowsMissing {
  readonly missingItems: MissingItems;
}

/**
 * Reads an item at Pluggy on behalf of a user. Whose it is decides its `clientUserId` at Pluggy, or the operator who
 * gave it to somebody, not what the caller says; somebody else's item and one that does not exist look the same.
 * @returns Pluggy's item object as text
 * @throws {PublicError} item_not_found
 */
export async function readOwnItem(
  { client, database, missingItems }: Needs<'client' | 'database'> & KnowsMissing,
  userId: UserId,
  itemId: ItemId,
): Promise<string> {
  const owner = await database.asSystem((tx) => findItemOwner(tx, itemId), 'read');
  const isGiven = (owner?.ownerGivenAt ?? null) !== null;
  if (isGiven && owner?.userId !== userId) throw new PublicError('item_not_found');
  // what Pluggy does not know is not asked for again and again; of what is stored here Pluggy has the last word
  if (owner === undefined && missingItems.has(itemId, performance.now()))
    throw new PublicError('item_not_found');
  const answer = await fetchItem(client, itemId, WHILE_SOMEBODY_WAITS);
  if (answer === undefined) missingItems.add(itemId, performance.now());
  // one that does not say whose it is stays whose it was
  const named = answer?.facts.clientUserId === undefined ? owner?.userId : answer.facts.clientUserId;
  if (answer === undefined || (!isGiven && named !== userId)) throw new PublicError('item_not_found');
  return answer.raw;
}
