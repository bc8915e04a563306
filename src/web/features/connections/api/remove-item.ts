import type { ApiClient } from '../../../lib/api-client.ts';
import { itemPath } from './item-path.ts';

export function removeItem(api: ApiClient, userId: string, itemId: string): Promise<void> {
  return api.remove(itemPath(userId, itemId));
}
