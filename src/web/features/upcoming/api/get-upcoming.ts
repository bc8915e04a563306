import * as z from 'zod/mini';
import { upcoming } from '../../../../contract/shapes/summary.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readUpcoming = z.object({
  results: rows(row(upcoming, 'kind', 'date', 'direction', 'description', 'amount')),
});

export type Upcoming = z.infer<typeof readUpcoming>['results'][number];

/** Bills to pay, instalments and recurring payments of the coming days, the next one first. */
export async function getUpcoming(
  api: ApiClient,
  userId: string,
  days: number,
  signal?: AbortSignal,
): Promise<Upcoming[]> {
  const options = { query: { days }, ...(signal && { signal }) };
  return (await api.get(`${userPath(userId)}/summary/upcoming`, readUpcoming, options)).results;
}
