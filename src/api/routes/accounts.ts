import type { Request } from 'express';
import { accountRequest, accountsQuery, balancesQuery, DEFAULT_PAGE } from '../../contract/requests.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../cursor.ts';
import { readBody, readQuery } from '../read-request.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { type Route, userOf } from './route.ts';

const accountOf = (request: Request): string => String(request.params['accountId']);

const listAccounts: Route['handle'] = async (pluggy, request, response) => {
  const { accounts, totals } = await pluggy.listAccounts(userOf(request), readQuery(accountsQuery, request));
  sendJsonText(response, `{"accounts":${joinJson(accounts)},"totals":${joinJson(totals)}}`);
};

const readAccount: Route['handle'] = async (pluggy, request, response) => {
  const options = readQuery(accountsQuery, request);
  sendJsonText(response, await pluggy.readAccount(userOf(request), accountOf(request), options));
};

const changeAccount: Route['handle'] = async (pluggy, request, response) => {
  const change = readBody(accountRequest, request);
  sendJsonText(response, await pluggy.changeAccount(userOf(request), accountOf(request), change));
};

const listBalances: Route['handle'] = async (pluggy, request, response) => {
  const { after, limit = DEFAULT_PAGE, includeDeleted } = readQuery(balancesQuery, request);
  const page = { limit, includeDeleted, after: after === undefined ? undefined : decodeTimeCursor(after) };
  const { rows, next } = await pluggy.listBalances(userOf(request), accountOf(request), page);
  const cursor = JSON.stringify(next === null ? null : encodeTimeCursor(next));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
};

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: '/user/:userId/accounts', access: 'user', handle: listAccounts },
  { method: 'get', path: '/user/:userId/accounts/:accountId', access: 'user', handle: readAccount },
  { method: 'patch', path: '/user/:userId/accounts/:accountId', access: 'user', handle: changeAccount },
  { method: 'get', path: '/user/:userId/accounts/:accountId/balances', access: 'user', handle: listBalances },
];
