import type { ItemId } from '../../domain/ids.ts';
import { type ItemFacts, readItemFacts } from '../../domain/item.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { escapeJson } from '../../store/escape-json.ts';

export interface ItemAnswer {
  /** Pluggy's item object, as text that PostgreSQL takes. */
  readonly raw: string;
  readonly facts: ItemFacts;
}

/** Reads an item at Pluggy; undefined when Pluggy does not know it. */
export async function fetchItem(
  client: PluggyClient,
  itemId: ItemId,
  options: Parameters<PluggyClient['getItem']>[1],
): Promise<ItemAnswer | undefined> {
  try {
    const raw = escapeJson((await client.getItem(itemId, options)).body).text.toString('utf8');
    return { raw, facts: readItemFacts(JSON.parse(raw)) };
  } catch (error) {
    if (error instanceof PluggyResponseError && error.status === 404) return undefined;
    throw error;
  }
}
