import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { operatingOperations } from '../../contract/operations/operating.ts';
import { presentOwnedItem } from '../../features/shared/present-item.ts';
import type { Handlers } from '../bind.ts';
import { decodeItemCursor, encodeItemCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

export const operatingHandlers: Handlers<typeof operatingOperations> = {
  listAllItems: async ({ pluggy, response, query, language }) => {
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const page = { limit, after: after === undefined ? undefined : decodeItemCursor(after, filter) };
    const { rows, next } = await pluggy.listAllItems(filter, page, language);
    const cursor = JSON.stringify(next === null ? null : encodeItemCursor(next, filter));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },

  assignItem: async ({ pluggy, response, params, body, language }) => {
    const { item, atPluggy } = await pluggy.assignItem(params.itemId, body.userId);
    sendJsonText(response, presentOwnedItem(item, language, await pluggy.now(), { atPluggy }));
  },
};
