import * as z from 'zod/mini';
import { upcoming } from '../../../../contract/shapes/summary.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readComing = row(upcoming, 'kind', 'date', 'amount');

/** A bill to pay, an instalment or a recurring payment of a day to come. */
export type Coming = z.infer<typeof readComing>;

/** A year: banks sell in twelve instalments, and longer ones are said to go on. */
const DAYS = 366;

/** What is to be paid on cards within a year, the next one first. */
export async function getComing(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Coming[]> {
  const options = { query: { days: DAYS }, ...(signal && { signal }) };
  const shape = z.object({ results: rows(readComing) });
  return (await api.get(`${userPath(userId)}/summary/upcoming`, shape, options)).results;
}
