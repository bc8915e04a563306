import {
  body,
  connectorTypes,
  flag,
  httpUrl,
  maybe,
  query,
  queryFlag,
  redirectUri,
  search,
  text,
  uuid,
} from '../inputs.ts';
import { connector } from '../shapes/pluggy/connector.ts';
import { connectToken } from '../shapes/service.ts';
import { closed, list } from '../shapes/values.ts';
import { AT_PLUGGY } from './errors-of.ts';
import type { Operations } from './operation.ts';

export const connectingOperations = {
  listConnectors: {
    summary: 'The banks that one can connect.',
    method: 'get',
    path: '/connectors',
    access: 'caller',
    query: query({
      name: maybe(search),
      types: maybe(connectorTypes),
      isOpenFinance: maybe(queryFlag),
      sandbox: maybe(queryFlag),
    }),
    responses: { 200: closed({ results: list(connector) }) },
    errors: AT_PLUGGY,
  },
  createConnectToken: {
    summary: 'A token with which one person connects one bank in the widget.',
    details:
      'Either `userId` or `phoneNumber`; with a session, its own user alone, and neither `webhookUrl` nor `oauthRedirectUri`. `itemId` updates a connection that is there. `includeSandbox` is repeated in the answer and never sent to Pluggy.',
    method: 'post',
    path: '/connect-token',
    access: 'caller',
    audit: 'connection.begun',
    body: body({
      userId: maybe(text),
      phoneNumber: maybe(text),
      itemId: maybe(uuid),
      options: maybe(
        body({
          webhookUrl: maybe(httpUrl),
          oauthRedirectUri: maybe(redirectUri),
          avoidDuplicates: maybe(flag),
          includeSandbox: maybe(flag),
        }),
      ),
    }),
    responses: { 200: connectToken },
    errors: [...AT_PLUGGY, 'user_or_phone', 'invalid_phone_number', 'item_not_found', 'option_not_allowed'],
  },
} as const satisfies Operations;
