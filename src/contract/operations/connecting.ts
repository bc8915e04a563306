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
      /** Banks with this in their name. */
      name: maybe(search),
      /** Banks of these types alone. */
      types: maybe(connectorTypes),
      /** True: banks of Open Finance alone. False: the others alone. */
      isOpenFinance: maybe(queryFlag),
      /** Whether Pluggy's banks for trying things are among them. */
      sandbox: maybe(queryFlag),
    }),
    responses: {
      200: closed({
        /** The banks. */
        results: list(connector),
      }),
    },
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
      /** Whom the connection will belong to. With a session it may be left out. */
      userId: maybe(text),
      /**
       * In place of `userId`: the user whom this number belongs to, who is made if there is none. E.164, or as it is
       * written in Brazil.
       */
      phoneNumber: maybe(text),
      /** The connection that is to be updated, in place of a new one. */
      itemId: maybe(uuid),
      /** What the widget is to do otherwise. */
      options: maybe(
        body({
          /** Where Pluggy delivers the events of this connection besides. */
          webhookUrl: maybe(httpUrl),
          /** Where the bank's page leads back to. */
          oauthRedirectUri: maybe(redirectUri),
          /** True: Pluggy refuses a second connection with the same credentials. */
          avoidDuplicates: maybe(flag),
          /** Whether the widget is to show the banks of the sandbox; it is answered, and not sent to Pluggy. */
          includeSandbox: maybe(flag),
        }),
      ),
    }),
    responses: { 200: connectToken },
    errors: [...AT_PLUGGY, 'user_or_phone', 'invalid_phone_number', 'item_not_found', 'option_not_allowed'],
  },
} as const satisfies Operations;
