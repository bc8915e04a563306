import type { Request, Response } from 'express';
import {
  annotationRequest,
  balancesQuery,
  connectorsQuery,
  connectTokenRequest,
  DEFAULT_PAGE,
  financialDataQuery,
  reportItemRequest,
  sessionRequest,
  transactionsQuery,
} from '../contract/requests.ts';
import { PublicError } from '../domain/errors.ts';
import { parseAccountId, parseItemId } from '../domain/ids.ts';
import { pickLanguage } from '../domain/language.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { presentItem } from '../services/present-item.ts';
import type { ConnectTokenUser } from '../services/token-user.ts';
import { readBearer } from './authenticate.ts';
import { type Caller, callerOf } from './caller.ts';
import { decodeCursor, decodeTimeCursor, encodeCursor, encodeTimeCursor } from './cursor.ts';
import { readBody, readQuery } from './read-request.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { joinJson, sendJsonText, writerTo } from './send-json.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { streamEvents } from './stream-events.ts';

/**
 * Who may call a route. `server`: an API key. `caller`: an API key or any session. `session`: a session alone.
 * `user`: an API key, or the session of the very user in the path. `webhook`: Pluggy, by the secret header.
 */
export type Access = 'server' | 'caller' | 'session' | 'user' | 'webhook';

export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly access: Access;
  readonly handle: (pluggy: PluggyV2, request: Request, response: Response) => Promise<void>;
}

const language = (request: Request) => pickLanguage(request.get('accept-language'));
const userOf = (request: Request): string => String(request.params['userId']);
const isSecure = (pluggy: PluggyV2): boolean => pluggy.config.baseUrl.startsWith('https:');

function readSession(request: Request): Extract<Caller, { kind: 'session' }> {
  const caller = callerOf(request);
  if (caller.kind !== 'session') throw new PublicError('unauthenticated');
  return caller;
}

const test: Route['handle'] = async (pluggy, request, response) => {
  response.json(await pluggy.check(language(request)));
};

const createSession: Route['handle'] = async (pluggy, request, response) => {
  const { userId } = readBody(sessionRequest, request);
  const { sessionToken, expiresAt } = await pluggy.createSession(userId);
  response.status(201).json({ sessionToken, expiresAt });
};

const showSession: Route['handle'] = async ({ config }, request, response) => {
  const { userId, expiresAt } = readSession(request);
  const sandbox = config.mode === 'sandbox';
  const widgetUrl = sandbox ? config.pluggy.apiUrl : null;
  response.json({ userId, expiresAt, mode: config.mode, widgetUrl, includeSandbox: sandbox });
};

const createSessionCookie: Route['handle'] = async (pluggy, request, response) => {
  const { expiresAt } = readSession(request);
  const token = readBearer(request);
  // with a cookie alone there is nothing to exchange: it is there already
  if (token !== undefined) setSessionCookie(response, token, expiresAt, isSecure(pluggy));
  response.status(204).end();
};

const deleteSessionCookie: Route['handle'] = async (pluggy, _request, response) => {
  clearSessionCookie(response, isSecure(pluggy));
  response.status(204).end();
};

const listConnectors: Route['handle'] = async (pluggy, request, response) => {
  response.json({ results: await pluggy.listConnectors(readQuery(connectorsQuery, request)) });
};

type TokenRequest = ReturnType<typeof readBody<typeof connectTokenRequest>>;

/** A session connects for itself alone, and where Pluggy delivers or redirects is for servers to say. */
function refuseForSession(caller: Caller, { userId, phoneNumber, options }: TokenRequest): void {
  if (caller.kind !== 'session') return;
  if (phoneNumber !== undefined || (userId !== undefined && userId !== caller.userId))
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
  if (caller.kind === 'session') return { userId: caller.userId };
  throw new PublicError('user_or_phone', { field: 'userId' });
}

const createConnectToken: Route['handle'] = async (pluggy, request, response) => {
  const body = readBody(connectTokenRequest, request);
  const caller = callerOf(request);
  refuseForSession(caller, body);
  const { itemId, options } = body;
  response.json(await pluggy.createConnectToken(tokenUser(caller, body), { itemId, ...options }));
};

const listItems: Route['handle'] = async (pluggy, request, response) => {
  const items = await pluggy.listItems(userOf(request));
  const texts = items.map((item) => presentItem(item, language(request)));
  sendJsonText(response, `{"items":${joinJson(texts)}}`);
};

const reportItem: Route['handle'] = async (pluggy, request, response) => {
  const { itemId } = readBody(reportItemRequest, request);
  const item = await pluggy.reportItem(userOf(request), itemId);
  sendJsonText(response, `{"item":${presentItem(item, language(request))}}`, 202);
};

const removeItem: Route['handle'] = async (pluggy, request, response) => {
  await pluggy.removeItem(userOf(request), String(request.params['itemId']));
  response.status(204).end();
};

const listAccounts: Route['handle'] = async (pluggy, request, response) => {
  const { accounts, totals } = await pluggy.listAccounts(userOf(request));
  sendJsonText(response, `{"accounts":${joinJson(accounts)},"totals":${joinJson(totals)}}`);
};

const listBalances: Route['handle'] = async (pluggy, request, response) => {
  const { after, limit = DEFAULT_PAGE } = readQuery(balancesQuery, request);
  const page = { limit, after: after === undefined ? undefined : decodeTimeCursor(after) };
  const accountId = String(request.params['accountId']);
  const { rows, next } = await pluggy.listBalances(userOf(request), accountId, page);
  const cursor = JSON.stringify(next === null ? null : encodeTimeCursor(next));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
};

const listCategories: Route['handle'] = async (pluggy, _request, response) => {
  response.json({ results: await pluggy.listCategories() });
};

const listTransactions: Route['handle'] = async (pluggy, request, response) => {
  const { after, limit = DEFAULT_PAGE, accountId, itemId, ...rest } = readQuery(transactionsQuery, request);
  const filter = { ...rest, accountId: parseAccountId(accountId), itemId: parseItemId(itemId) };
  const page = { limit, after: after === undefined ? undefined : decodeCursor(after) };
  const { rows, next } = await pluggy.listTransactions(userOf(request), filter, page);
  const cursor = JSON.stringify(next === null ? null : encodeCursor(next));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
};

const transactionOf = (request: Request): string => String(request.params['transactionId']);

const annotateTransaction: Route['handle'] = async (pluggy, request, response) => {
  const change = readBody(annotationRequest, request);
  sendJsonText(response, await pluggy.writeAnnotation(userOf(request), transactionOf(request), change));
};

const transactionHistory: Route['handle'] = async (pluggy, request, response) => {
  sendJsonText(response, await pluggy.readTransactionHistory(userOf(request), transactionOf(request)));
};

const events: Route['handle'] = async (pluggy, request, response) => {
  const caller = callerOf(request);
  const expiresAt = caller.kind === 'session' ? caller.expiresAt : null;
  await streamEvents(pluggy, userOf(request), expiresAt, request, response);
};

const financialData: Route['handle'] = async (pluggy, request, response) => {
  const { include } = readQuery(financialDataQuery, request);
  response.type('application/json');
  const options = { language: language(request), include: include ?? [] };
  await pluggy.writeFinancialData(userOf(request), options, writerTo(response));
  response.end();
};

const completeness: Route['handle'] = async (pluggy, request, response) => {
  sendJsonText(response, await pluggy.readCompleteness(userOf(request), language(request)));
};

/** Every address below /api/pluggy-v2. What is not in this table does not exist. */
export const routes: readonly Route[] = [
  { method: 'get', path: '/test', access: 'server', handle: test },
  { method: 'post', path: '/session', access: 'server', handle: createSession },
  { method: 'get', path: '/session', access: 'session', handle: showSession },
  { method: 'post', path: '/session/cookie', access: 'session', handle: createSessionCookie },
  { method: 'delete', path: '/session/cookie', access: 'session', handle: deleteSessionCookie },
  { method: 'get', path: '/connectors', access: 'caller', handle: listConnectors },
  { method: 'get', path: '/categories', access: 'caller', handle: listCategories },
  { method: 'post', path: '/connect-token', access: 'caller', handle: createConnectToken },
  { method: 'get', path: '/user/:userId/items', access: 'user', handle: listItems },
  { method: 'post', path: '/user/:userId/items', access: 'user', handle: reportItem },
  { method: 'delete', path: '/user/:userId/items/:itemId', access: 'user', handle: removeItem },
  { method: 'get', path: '/user/:userId/accounts', access: 'user', handle: listAccounts },
  { method: 'get', path: '/user/:userId/accounts/:accountId/balances', access: 'user', handle: listBalances },
  { method: 'get', path: '/user/:userId/transactions', access: 'user', handle: listTransactions },
  {
    method: 'patch',
    path: '/user/:userId/transactions/:transactionId',
    access: 'user',
    handle: annotateTransaction,
  },
  {
    method: 'get',
    path: '/user/:userId/transactions/:transactionId/history',
    access: 'user',
    handle: transactionHistory,
  },
  { method: 'get', path: '/user/:userId/events', access: 'user', handle: events },
  { method: 'get', path: '/user/:userId/financial-data', access: 'user', handle: financialData },
  { method: 'get', path: '/user/:userId/completeness', access: 'user', handle: completeness },
  { method: 'post', path: '/webhook', access: 'webhook', handle: receiveWebhook },
];
