import { ApiError, badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { CONNECT_TOKEN_SECONDS, type ConnectTokenOptions, signToken } from '../pluggy/rules/tokens.ts';
import { redirectUriProblem, webhookUrlProblem } from '../pluggy/rules/url-rules.ts';
import { CLIENT_ID, CLIENT_SECRET, type World } from '../pluggy/state/World.ts';
import { requireApplication } from './authenticate.ts';
import type { Call, JsonReply, Router } from './Router.ts';
import { objectBody, optionalBoolean, optionalText, refuseUnknown, requireUuid } from './read-input.ts';

const TOKEN_MEMBERS = new Set(['itemId', 'options']);

/** The newer name, and the one that Pluggy's Java client calls. */
const CONNECT_TOKEN_PATHS = ['/connect_token', '/connecttokens'];

/** POST /auth and POST /connect_token. */
export function addAuthRoutes(router: Router, world: World): void {
  router.on('POST', '/auth', ({ body }) => {
    const { clientId, clientSecret } = objectBody(body);
    if (typeof clientId !== 'string' || typeof clientSecret !== 'string') {
      throw badRequest('clientId must be a string,clientSecret must be a string');
    }
    if (clientId !== CLIENT_ID || clientSecret !== CLIENT_SECRET) {
      throw new ApiError(401, 'CLIENT_KEYS_UNAUTHORIZED', 'Client keys are invalid');
    }
    if (world.switches.clientDisabled) {
      throw new ApiError(401, 'CLIENT_DISABLED', 'The application is disabled');
    }
    const apiKey = tokenFor(world, { kind: 'application' }, world.switches.apiKeySeconds);
    return { status: 200, json: { apiKey } };
  });

  for (const path of CONNECT_TOKEN_PATHS) router.change('POST', path, makeConnectToken(world));
}

function makeConnectToken(world: World): (call: Call) => JsonReply {
  return ({ headers, body }) => {
    requireApplication(world, headers);
    const input = objectBody(body);
    refuseUnknown(Object.keys(input), TOKEN_MEMBERS);
    const itemId = optionalText(input, 'itemId') ?? null;
    if (itemId !== null && world.item(requireUuid('itemId', itemId)) === undefined) {
      throw notFound('ITEM_NOT_FOUND', 'item not found');
    }
    const options = connectTokenOptions(world, objectBody(input['options']));
    const caller = { kind: 'connect-token', id: world.newId(), itemId, options } as const;
    return { status: 200, json: { accessToken: tokenFor(world, caller, CONNECT_TOKEN_SECONDS) } };
  };
}

function tokenFor(world: World, caller: Parameters<typeof signToken>[2], seconds: number): string {
  return signToken(world.state.tokenSecret, CLIENT_ID, caller, world.tokenNowMs(), seconds);
}

function connectTokenOptions(world: World, input: Readonly<Record<string, unknown>>): ConnectTokenOptions {
  const clientUserId = optionalText(input, 'clientUserId');
  const webhookUrl = checkedUrl(optionalText(input, 'webhookUrl'), webhookUrlProblem, world);
  const oauthRedirectUri = checkedUrl(optionalText(input, 'oauthRedirectUri'), redirectUriProblem, world);
  const avoidDuplicates = optionalBoolean(input, 'avoidDuplicates');
  return {
    ...(clientUserId === undefined ? {} : { clientUserId }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...(oauthRedirectUri === undefined ? {} : { oauthRedirectUri }),
    ...(avoidDuplicates === undefined ? {} : { avoidDuplicates }),
  };
}

/** The address unless it breaks a rule. */
export function checkedUrl(
  url: string | undefined,
  problemOf: (text: string, strict: boolean) => string | undefined,
  world: World,
): string | undefined {
  const problem = url === undefined ? undefined : problemOf(url, world.switches.strictUrls);
  if (problem !== undefined) throw badRequest(problem);
  return url;
}
