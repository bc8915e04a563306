import * as z from 'zod/mini';
import { count, optionalCount, optionalText, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const syncSchema = z.object({
  state: text,
  health: optionalText,
  startedAt: optionalText,
  finishedAt: optionalText,
  transactionsRead: optionalCount,
  transactionsExpected: optionalCount,
});

const itemSchema = z.object({
  id: text,
  connector: z.nullish(z.object({ id: count, name: text, primaryColor: optionalText })),
  status: text,
  executionStatus: optionalText,
  parameter: z.nullish(z.object({ type: optionalText, data: optionalText })),
  lastUpdatedAt: optionalText,
  message: optionalText,
  nextStep: z.nullish(z.object({ action: text, label: text })),
  consent: z.nullish(z.object({ state: text })),
  sync: z.nullish(syncSchema),
});

const itemsSchema = z.object({ items: z.array(itemSchema) });

/** A connection to a bank. Statuses are open sets: a new one must not hide the connection. */
export type Item = z.infer<typeof itemSchema>;

export async function getItems(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Item[]> {
  const answer = await api.get(`${userPath(userId)}/items`, itemsSchema, signal ? { signal } : {});
  return answer.items;
}
