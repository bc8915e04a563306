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
import type { Operations } from './operation.ts';

export const connectingOperations = {
  listConnectors: {
    method: 'get',
    path: '/connectors',
    access: 'caller',
    query: query({
      name: maybe(search),
      types: maybe(connectorTypes),
      isOpenFinance: maybe(queryFlag),
      sandbox: maybe(queryFlag),
    }),
  },
  createConnectToken: {
    method: 'post',
    path: '/connect-token',
    access: 'caller',
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
    errors: ['user_or_phone', 'invalid_phone_number', 'item_not_found', 'option_not_allowed'],
  },
} as const satisfies Operations;
