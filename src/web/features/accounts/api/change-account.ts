import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

export interface AccountChange {
  /** Null: what is known of the account decides again. */
  counted?: boolean | null;
  /** Null takes the person's name back. */
  alias?: string | null;
}

export const changeAccount = (
  api: ApiClient,
  userId: string,
  accountId: string,
  change: AccountChange,
): Promise<void> => api.patch(`${userPath(userId)}/accounts/${encodeURIComponent(accountId)}`, change);
