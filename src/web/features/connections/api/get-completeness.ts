import * as z from 'zod/mini';
import {
  accountCompleteness,
  itemReconciliation,
  webhookArrival,
} from '../../../../contract/shapes/completeness.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readCompleteness = z.object({
  /** Left out by former versions of the service. */
  webhooks: z.catch(z.nullish(row(webhookArrival, 'arriving')), null),
  accounts: rows(row(accountCompleteness, 'accountId', 'itemId')),
  reconciliations: rows(row(itemReconciliation, 'itemId')),
});

/** What was compared with Pluggy, when, and what did not agree. */
export type Completeness = z.infer<typeof readCompleteness>;

export function getCompleteness(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Completeness> {
  return api.get(`${userPath(userId)}/completeness`, readCompleteness, signal ? { signal } : {});
}
