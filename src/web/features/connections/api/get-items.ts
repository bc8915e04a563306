import * as z from 'zod/mini';
import { maybe, optionalCount, optionalText, rows, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const syncSchema = z.object({
  state: optionalText,
  health: optionalText,
  startedAt: optionalText,
  finishedAt: optionalText,
  /** The time of what is shown, where it is not up to date. */
  staleSince: optionalText,
  transactionsRead: optionalCount,
  transactionsExpected: optionalCount,
  /** What came in a form that the service does not know. */
  oddObjects: optionalCount,
});

const itemSchema = z.object({
  id: text,
  connector: maybe(z.object({ name: optionalText, primaryColor: optionalText })),
  status: optionalText,
  executionStatus: optionalText,
  parameter: maybe(z.object({ type: optionalText, data: optionalText })),
  lastUpdatedAt: optionalText,
  message: optionalText,
  nextStep: maybe(z.object({ action: text, label: text })),
  consent: maybe(z.object({ state: text })),
  sync: maybe(syncSchema),
});

const itemsSchema = z.object({ items: rows(itemSchema) });

/** A connection to a bank. Statuses are open sets: a new one must not hide the connection. */
export type Item = z.infer<typeof itemSchema>;

export async function getItems(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Item[]> {
  const answer = await api.get(`${userPath(userId)}/items`, itemsSchema, signal ? { signal } : {});
  return answer.items;
}
