import type { ApiClient } from '../../lib/api-client.ts';
import { createConnectToken } from './api/create-connect-token.ts';
import { reportItem } from './api/report-item.ts';

/** Whose banks are connected. */
export interface ConnectSession {
  userId: string;
  widgetUrl: string | null;
  includeSandbox: boolean;
}

/**
 * Gives `<pluggy-connect>` its tokens, for one connection when it is named.
 * @param updateItem the connection that is updated, which the service knows; null: none
 */
export function tokenProvider(
  api: ApiClient,
  { userId, includeSandbox }: ConnectSession,
  updateItem: string | null,
): (itemId: string | null) => Promise<string> {
  return async (itemId) => {
    // What was begun here may not be known to the service yet, and only known items get a token.
    if (itemId !== null && itemId !== updateItem)
      await reportItem(api, userId, itemId).catch(() => undefined);
    return (await createConnectToken(api, { userId, includeSandbox, itemId })).connectToken;
  };
}
