import type { connectingOperations } from '../../contract/operations/connecting.ts';
import { PublicError } from '../../domain/errors.ts';
import { createConnectToken } from '../../features/connections/connect-token.ts';
import { type ConnectTokenUser, userIdOf } from '../../features/connections/token-user.ts';
import { listConnectors } from '../../features/connectors/list-connectors.ts';
import { requireItemId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import type { Call, Handlers } from '../bind.ts';
import { type Caller, callerOf, userOfCaller } from '../caller.ts';
import { spendCall } from '../spend-call.ts';

type TokenRequest = Call<(typeof connectingOperations)['createConnectToken']>['body'];

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

export const connectingHandlers: Handlers<typeof connectingOperations> = {
  listConnectors: async ({ service, response, query }) => {
    response.json({ results: await listConnectors(await service.ready(), query) });
  },

  createConnectToken: async ({ service, request, response, body }) => {
    const caller = callerOf(request);
    refuseForSession(caller, body);
    const parts = await service.ready();
    spendCall(parts, request);
    const { itemId, options } = body;
    const userId = await userIdOf(parts, tokenUser(caller, body));
    auditAbout(request, { userId, subject: itemId ?? null });
    const update = itemId === undefined ? {} : { itemId: requireItemId(itemId) };
    response.json(await createConnectToken(parts, userId, { ...options, ...update }));
  },
};
