import { allItemsQuery, assignItemRequest, DEFAULT_PAGE } from '../../contract/requests.ts';
import { presentOwnedItem } from '../../features/shared/present-item.ts';
import { decodeItemCursor, encodeItemCursor } from '../cursor.ts';
import { readBody, readQuery } from '../read-request.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { languageOf, type Route } from './route.ts';

// What the people who run the service see of all users' connections, and do about them.

const listItems: Route['handle'] = async (pluggy, request, response) => {
  const { after, limit = DEFAULT_PAGE, ...filter } = readQuery(allItemsQuery, request);
  const page = { limit, after: after === undefined ? undefined : decodeItemCursor(after, filter) };
  const { rows, next } = await pluggy.listAllItems(filter, page, languageOf(request));
  const cursor = JSON.stringify(next === null ? null : encodeItemCursor(next, filter));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
};

const assignItem: Route['handle'] = async (pluggy, request, response) => {
  const { userId } = readBody(assignItemRequest, request);
  const { item, atPluggy } = await pluggy.assignItem(String(request.params['itemId']), userId);
  sendJsonText(response, presentOwnedItem(item, languageOf(request), await pluggy.now(), { atPluggy }));
};

export const operatingRoutes: readonly Route[] = [
  { method: 'get', path: '/items', access: 'server', handle: listItems },
  { method: 'patch', path: '/items/:itemId', access: 'server', scope: 'admin', handle: assignItem },
];
