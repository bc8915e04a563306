import { connectorsQuery, connectTokenRequest } from '../../contract/requests.ts';
import { PublicError } from '../../domain/errors.ts';
import type { ConnectTokenUser } from '../../features/connections/token-user.ts';
import { type Caller, callerOf, userOfCaller } from '../caller.ts';
import { readBody, readQuery } from '../read-request.ts';
import { spendCall } from '../spend-call.ts';
import type { Route } from './route.ts';

const listConnectors: Route['handle'] = async (pluggy, request, response) => {
  response.json({ results: await pluggy.listConnectors(readQuery(connectorsQuery, request)) });
};

type TokenRequest = ReturnType<typeof readBody<typeof connectTokenRequest>>;

/** A session connects for itself alone, and where Pluggy delivers or redirects is for servers to say. */
function refuseForSession(caller: Caller, { userId, phoneNumber, options }: TokenRequest): void {
  const own = userOfCaller(caller);
  if (own === undefined) return;
  if (phoneNumber !== undefined || (userId !== undefined && userId !== own))
    throw new PublicError('forbidden');
  for (const field of ['webhookUrl', 'oauthRedirectUri'] as const) {
    if (options?.[field] !== undefined)
      throw new PublicError('option_not_allowed', { field: `options.${field}` });
  }
}

function tokenUser(caller: Caller, { userId, phoneNumber }: TokenRequest): ConnectTokenUser {
  if (userId !== undefined && phoneNumber !== undefined)
    throw new PublicError('user_or_phone', { field: 'phoneNumber' });
  if (phoneNumber !== undefined) return { phoneNumber };
  if (userId !== undefined) return { userId };
  const own = userOfCaller(caller);
  if (own !== undefined) return { userId: own };
  throw new PublicError('user_or_phone', { field: 'userId' });
}

const createConnectToken: Route['handle'] = async (pluggy, request, response) => {
  const body = readBody(connectTokenRequest, request);
  const caller = callerOf(request);
  refuseForSession(caller, body);
  spendCall(pluggy, request);
  const { itemId, options } = body;
  response.json(await pluggy.createConnectToken(tokenUser(caller, body), { itemId, ...options }));
};

export const connectingRoutes: readonly Route[] = [
  { method: 'get', path: '/connectors', access: 'caller', handle: listConnectors },
  { method: 'post', path: '/connect-token', access: 'caller', handle: createConnectToken },
];
