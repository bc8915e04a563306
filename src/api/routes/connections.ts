import { completenessQuery, reportItemRequest } from '../../contract/requests.ts';
import { presentItem } from '../../features/shared/present-item.ts';
import { callerOf } from '../caller.ts';
import { readBody, readQuery } from '../read-request.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { spendCall } from '../spend-call.ts';
import { streamEvents } from '../stream-events.ts';
import { languageOf, type Route, userOf } from './route.ts';

const listItems: Route['handle'] = async (pluggy, request, response) => {
  const items = await pluggy.listItems(userOf(request));
  const now = await pluggy.now();
  const texts = items.map((item) => presentItem(item, languageOf(request), now));
  sendJsonText(response, `{"items":${joinJson(texts)}}`);
};

const reportItem: Route['handle'] = async (pluggy, request, response) => {
  const { itemId } = readBody(reportItemRequest, request);
  spendCall(pluggy, request);
  const item = await pluggy.reportItem(userOf(request), itemId);
  sendJsonText(response, `{"item":${presentItem(item, languageOf(request), await pluggy.now())}}`, 202);
};

const removeItem: Route['handle'] = async (pluggy, request, response) => {
  spendCall(pluggy, request);
  await pluggy.removeItem(userOf(request), String(request.params['itemId']));
  response.status(204).end();
};

const events: Route['handle'] = async (pluggy, request, response) => {
  const caller = callerOf(request);
  const expiresAt = caller.kind === 'session' ? caller.expiresAt : null;
  await streamEvents(pluggy, userOf(request), expiresAt, request, response);
};

const completeness: Route['handle'] = async (pluggy, request, response) => {
  const { compare = false } = readQuery(completenessQuery, request);
  if (compare) spendCall(pluggy, request);
  const userId = userOf(request);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const compared = compare ? await pluggy.compareNow(userId, gone.signal) : undefined;
  sendJsonText(response, await pluggy.readCompleteness(userId, languageOf(request), compared));
};

export const connectionRoutes: readonly Route[] = [
  { method: 'get', path: '/user/:userId/items', access: 'user', handle: listItems },
  { method: 'post', path: '/user/:userId/items', access: 'user', handle: reportItem },
  {
    method: 'delete',
    path: '/user/:userId/items/:itemId',
    access: 'user',
    audit: 'connection.removed',
    handle: removeItem,
  },
  { method: 'get', path: '/user/:userId/events', access: 'user', handle: events },
  { method: 'get', path: '/user/:userId/completeness', access: 'user', handle: completeness },
];
