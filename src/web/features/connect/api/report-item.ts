import * as z from 'zod/mini';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const reportedSchema = z.object({ item: z.object({ id: z.string() }) });

/** Tells the service about a connection that the widget made, in case every webhook about it is lost. */
export async function reportItem(api: ApiClient, userId: string, itemId: string): Promise<void> {
  await api.post(`${userPath(userId)}/items`, reportedSchema, { itemId });
}
