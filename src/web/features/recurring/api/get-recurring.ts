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

/** What comes again and again, the next one first; with what has stopped, and with what the person took from the list. */
export async function getRecurring(
  api: ApiClient,
  userId: string,
  signal?: AbortSignal,
): Promise<Recurring[]> {
  const query = { includeEnded: 'true', includeDismissed: 'true' };
  const path = `${userPath(userId)}/recurring`;
  return (await api.get(path, readRecurring, { query, ...(signal && { signal }) })).results;
}

/** Keeps that a series is not recurring; false takes that back. */
export function dismissRecurring(
  api: ApiClient,
  userId: string,
  id: string,
  dismissed: boolean,
): Promise<void> {
  return api.patch(`${userPath(userId)}/recurring/${encodeURIComponent(id)}`, { dismissed });
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
