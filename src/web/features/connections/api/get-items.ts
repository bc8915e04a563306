import * as z from 'zod/mini';
import { item } from '../../../../contract/shapes/item.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

/** Of a connection only its id is sure: whatever else a bank sends, the others are shown. */
const readItem = row(item, 'id');

const readItems = z.object({ items: rows(readItem) });

/** A connection to a bank. Statuses are open sets: a new one must not hide the connection. */
export type Item = z.infer<typeof readItem>;

export async function getItems(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Item[]> {
  const answer = await api.get(`${userPath(userId)}/items`, readItems, signal ? { signal } : {});
  return answer.items;
}
