import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

export function removeItem(api: ApiClient, userId: string, itemId: string): Promise<void> {
  return api.remove(`${userPath(userId)}/items/${encodeURIComponent(itemId)}`);
}
