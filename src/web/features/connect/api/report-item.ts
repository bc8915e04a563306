import * as z from 'zod/mini';
import { item } from '../../../../contract/shapes/item.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readReported = z.object({ item: row(item, 'id') });

/** Tells the service about a connection that the widget made, in case every webhook about it is lost. */
export async function reportItem(api: ApiClient, userId: string, itemId: string): Promise<void> {
  await api.post(`${userPath(userId)}/items`, readReported, { itemId });
}
