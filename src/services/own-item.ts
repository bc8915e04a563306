import { PublicError } from '../domain/errors.ts';
import type { ItemId, UserId } from '../domain/ids.ts';
import { readItemFacts } from '../domain/item.ts';
import { PluggyResponseError } from '../pluggy/pluggy-errors.ts';
import { escapeJson } from '../store/escape-json.ts';
import type { Parts } from './Parts.ts';
import { WHILE_SOMEBODY_WAITS } from './patience.ts';

/**
 * Reads an item at Pluggy on behalf of a user. Whose it is decides its `clientUserId` at Pluggy, not what the
 * caller says; somebody else's item and one that does not exist look the same.
 * @returns Pluggy's item object as text
 * @throws {PublicError} item_not_found
 */
export async function readOwnItem({ client }: Parts, userId: UserId, itemId: ItemId): Promise<string> {
  try {
    const raw = escapeJson((await client.getItem(itemId, WHILE_SOMEBODY_WAITS)).body).text.toString('utf8');
    if (readItemFacts(JSON.parse(raw)).clientUserId === userId) return raw;
  } catch (error) {
    if (!(error instanceof PluggyResponseError) || error.status !== 404) throw error;
  }
  throw new PublicError('item_not_found');
}
