import { balancesQuery, DEFAULT_PAGE } from '../../contract/requests.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../cursor.ts';
import { readQuery } from '../read-request.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { type Route, userOf } from './route.ts';

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

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: '/user/:userId/accounts', access: 'user', handle: listAccounts },
  { method: 'get', path: '/user/:userId/accounts/:accountId/balances', access: 'user', handle: listBalances },
];
