import type * as z from 'zod/mini';
import { connectToken } from '../../../../contract/shapes/service.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';

const readToken = row(connectToken, 'connectToken', 'includeSandbox');

export type ConnectToken = z.infer<typeof readToken>;

export interface ConnectTokenRequest {
  userId: string;
  includeSandbox: boolean;
  /** The connection to update; null makes a new one. */
  itemId: string | null;
}

/**
 * One token for each opening of the widget: Pluggy's are good for 30 minutes and one connection. A second connection of
 * the same account would show everything twice and spend the bank's monthly quota twice; the one that is there is
 * updated instead.
 */
export function createConnectToken(api: ApiClient, request: ConnectTokenRequest): Promise<ConnectToken> {
  const { userId, includeSandbox, itemId } = request;
  const which =
    itemId === null
      ? { options: { includeSandbox, avoidDuplicates: true } }
      : { itemId, options: { includeSandbox } };
  const body = { userId, ...which };
  return api.post('/connect-token', readToken, body);
}
