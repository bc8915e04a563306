import * as z from 'zod/mini';
import {
  pluggyInvestment,
  pluggyInvestmentTransaction,
} from '../../../../contract/shapes/pluggy/investment.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row, rows } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readInvestment = row(pluggyInvestment, 'id');
const readMovement = row(pluggyInvestmentTransaction, 'id');
const readMovements = z.object({
  results: rows(readMovement),
  next: z.catch(z.nullish(z.string()), null),
});

export type Investment = z.infer<typeof readInvestment>;
/** Money or units that went into an investment, or came out of it. */
export type Movement = z.infer<typeof readMovement>;
export type Movements = z.infer<typeof readMovements>;

export const getInvestments = (api: ApiClient, userId: string, signal?: AbortSignal): Promise<Investment[]> =>
  allPages(api, `${userPath(userId)}/investments`, readInvestment, signal ? { signal } : {});

/** One page of an investment's movements, newest first. @param after `next` of the page before; null: the first one */
export function getMovements(
  api: ApiClient,
  userId: string,
  investmentId: string,
  after: string | null,
  signal?: AbortSignal,
): Promise<Movements> {
  const path = `${userPath(userId)}/investments/${encodeURIComponent(investmentId)}/transactions`;
  return api.get(path, readMovements, { query: { limit: 50, after }, ...(signal && { signal }) });
}
