import type { connectionOperations } from '../../contract/operations/connections.ts';
import { presentItem } from '../../features/shared/present-item.ts';
import { noteAnswer } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { callerOf } from '../caller.ts';
import { joinJson, sendJsonText } from '../send-json.ts';
import { spendCall } from '../spend-call.ts';
import { streamEvents } from '../stream-events.ts';

export const connectionHandlers: Handlers<typeof connectionOperations> = {
  listItems: async ({ pluggy, response, params, language }) => {
    const items = await pluggy.listItems(params.userId);
    const now = await pluggy.now();
    const texts = items.map((item) => presentItem(item, language, now));
    sendJsonText(response, `{"items":${joinJson(texts)}}`);
  },

  reportItem: async ({ pluggy, request, response, params, body, language }) => {
    spendCall(pluggy, request);
    const item = await pluggy.reportItem(params.userId, body.itemId);
    sendJsonText(response, `{"item":${presentItem(item, language, await pluggy.now())}}`, 202);
  },

  removeItem: async ({ pluggy, request, response, params }) => {
    noteAnswer(pluggy, request, response, 'connection.removed');
    spendCall(pluggy, request);
    await pluggy.removeItem(params.userId, params.itemId);
    response.status(204).end();
  },

  followEvents: async ({ pluggy, request, response, params }) => {
    const caller = callerOf(request);
    const expiresAt = caller.kind === 'session' ? caller.expiresAt : null;
    await streamEvents(pluggy, params.userId, expiresAt, request, response);
  },

  readCompleteness: async ({ pluggy, request, response, params, query, language }) => {
    const { compare = false } = query;
    if (compare) spendCall(pluggy, request);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const compared = compare ? await pluggy.compareNow(params.userId, gone.signal) : undefined;
    sendJsonText(response, await pluggy.readCompleteness(params.userId, language, compared));
  },
};
