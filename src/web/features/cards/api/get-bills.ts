import type * as z from 'zod/mini';
import { pluggyBill } from '../../../../contract/shapes/pluggy/bill.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readBill = row(pluggyBill, 'id');

/** A closed bill of a card. */
export type Bill = z.infer<typeof readBill>;

/** Closed bills of a card, the latest due first. */
export function getBills(
  api: ApiClient,
  userId: string,
  accountId: string,
  signal?: AbortSignal,
): Promise<Bill[]> {
  return allPages(api, `${userPath(userId)}/bills`, readBill, {
    query: { accountId, includeDeleted: 'true' },
    ...(signal && { signal }),
  });
}
