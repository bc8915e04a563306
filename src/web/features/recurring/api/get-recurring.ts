import * as z from 'zod/mini';
import { recurringPayment } from '../../../../contract/shapes/summary.ts';
import { transaction } from '../../../../contract/shapes/transaction.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readRecurring = z.object({
  results: rows(
    row(recurringPayment, 'id', 'description', 'direction', 'lastAmount', 'everyDays', 'nextDate'),
  ),
});
const readPayment = row(transaction, 'id');

export type Recurring = z.infer<typeof readRecurring>['results'][number];
/** One of the times that it came. */
export type Payment = z.infer<typeof readPayment>;

/** What comes again and again, the next one first. */
export async function getRecurring(
  api: ApiClient,
  userId: string,
  signal?: AbortSignal,
): Promise<Recurring[]> {
  return (await api.get(`${userPath(userId)}/recurring`, readRecurring, signal ? { signal } : {})).results;
}

export function getPayment(
  api: ApiClient,
  userId: string,
  id: string,
  signal?: AbortSignal,
): Promise<Payment> {
  const path = `${userPath(userId)}/transactions/${encodeURIComponent(id)}`;
  return api.get(path, readPayment, { query: { includeDeleted: 'true' }, ...(signal && { signal }) });
}
