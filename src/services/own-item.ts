import { PublicError } from '../domain/errors.ts';
import type { ItemId, UserId } from '../domain/ids.ts';
import { readItem } from '../sync/read-item.ts';
import type { Parts } from './Parts.ts';
import { WHILE_SOMEBODY_WAITS } from './patience.ts';

/**
 * Reads an item at Pluggy on behalf of a user. Whose it is decides its `clientUserId` at Pluggy, not what the
 * caller says; somebody else's item and one that does not exist look the same.
 * @returns Pluggy's item object as text
 * @throws {PublicError} item_not_found
 */
export async function readOwnItem({ client }: Parts, userId: UserId, itemId: ItemId): Promise<string> {
  const answer = await readItem(client, itemId, WHILE_SOMEBODY_WAITS);
  if (answer?.facts.clientUserId !== userId) throw new PublicError('item_not_found');
  return answer.raw;
}
