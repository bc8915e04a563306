import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

/** @param counted null: what is known of the account decides again */
export function setCounted(
  api: ApiClient,
  userId: string,
  accountId: string,
  counted: boolean | null,
): Promise<void> {
  return api.patch(`${userPath(userId)}/accounts/${encodeURIComponent(accountId)}`, { counted });
}
