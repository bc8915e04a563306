import type { Request } from 'express';
import { annotationRequest, DEFAULT_PAGE, transactionsQuery } from '../../contract/requests.ts';
import { parseAccountId, parseItemId } from '../../domain/ids.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { readBody, readQuery } from '../read-request.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { type Route, userOf } from './route.ts';

const transactionOf = (request: Request): string => String(request.params['transactionId']);

const listTransactions: Route['handle'] = async (pluggy, request, response) => {
  const { after, limit = DEFAULT_PAGE, accountId, itemId, ...rest } = readQuery(transactionsQuery, request);
  const filter = { ...rest, accountId: parseAccountId(accountId), itemId: parseItemId(itemId) };
  const page = { limit, after: after === undefined ? undefined : decodeCursor(after) };
  const giveBack = filter.search === undefined ? undefined : pluggy.takeSearchSlot(userOf(request));
  const { rows, next } = await pluggy
    .listTransactions(userOf(request), filter, page)
    .finally(() => giveBack?.());
  const cursor = JSON.stringify(next === null ? null : encodeCursor(next));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
};

const annotateTransaction: Route['handle'] = async (pluggy, request, response) => {
  const change = readBody(annotationRequest, request);
  sendJsonText(response, await pluggy.writeAnnotation(userOf(request), transactionOf(request), change));
};

const transactionHistory: Route['handle'] = async (pluggy, request, response) => {
  sendJsonText(response, await pluggy.readTransactionHistory(userOf(request), transactionOf(request)));
};

const listCategories: Route['handle'] = async (pluggy, _request, response) => {
  response.json({ results: await pluggy.listCategories() });
};

export const transactionRoutes: readonly Route[] = [
  { method: 'get', path: '/categories', access: 'caller', handle: listCategories },
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
];
