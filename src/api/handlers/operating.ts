import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { operatingOperations } from '../../contract/operations/operating.ts';
import { assignItem } from '../../features/connections/assign-item.ts';
import { listAllItems } from '../../features/connections/list-all-items.ts';
import { listAllUsers } from '../../features/connections/list-all-users.ts';
import { presentOwnedItem } from '../../features/shared/present-item.ts';
import { requireItemId, requireUserId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { decodeItemCursor, encodeItemCursor } from '../cursor.ts';
import { placesOf } from '../place.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

const userPlaces = placesOf('listUsers', ['text']);

export const operatingHandlers: Handlers<typeof operatingOperations> = {
  listUsers: async ({ service, response, query }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const page = { limit, after: userPlaces.decode(after, filter) };
    const { rows, next } = await listAllUsers(await service.ready(), filter, page);
    response.json({ results: rows, next: userPlaces.encode(next, filter) });
  },

  listAllItems: async ({ service, response, query, language }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const page = { limit, after: after === undefined ? undefined : decodeItemCursor(after, filter) };
    const { rows, next } = await listAllItems(await service.ready(), filter, page, language);
    const cursor = JSON.stringify(next === null ? null : encodeItemCursor(next, filter));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  assignItem: async ({ service, request, response, params, body, language }) => {
    const [itemId, userId] = [requireItemId(params.itemId), requireUserId(body.userId)];
    auditAbout(request, { userId });
    const parts = await service.ready();
    const { item, atPluggy } = await assignItem(parts, itemId, userId);
    sendJsonText(response, presentOwnedItem(item, language, parts.clock.now(), { atPluggy }));
  },
};
