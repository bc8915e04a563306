import type * as z from 'zod/mini';
import { erasureBegun, erasureReceipt } from '../../../../contract/shapes/erasure.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readBegun = row(erasureBegun, 'receiptId');
const readReceipt = row(erasureReceipt, 'state');

/** How far the erasure of a person is. */
export type Erasure = z.infer<typeof readReceipt>;

/** Erases all that is stored about the person. The session ends with it. */
export async function erasePerson(api: ApiClient, userId: string): Promise<string> {
  const { receiptId } = await api.removeFor(userPath(userId), readBegun, { confirm: userId });
  return receiptId;
}

export const getErasure = (api: ApiClient, receiptId: string, signal?: AbortSignal): Promise<Erasure> =>
  api.get(`/erasures/${encodeURIComponent(receiptId)}`, readReceipt, signal ? { signal } : {});
