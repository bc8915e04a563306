import type { Response } from 'express';
import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { changeOperations } from '../../contract/operations/changes.ts';
import type { FeedPage } from '../../features/changes/feed.ts';
import { readFeed } from '../../features/changes/feed.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import type { Handlers } from '../bind.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

function sendPage(response: Response, { entries, next, hasMore }: FeedPage): void {
  sendJsonText(
    response,
    `{"results":${joinJson(entries)},"next":${JSON.stringify(next)},"hasMore":${hasMore}}`,
  );
}

export const changeHandlers: Handlers<typeof changeOperations> = {
  listChanges: async ({ service, response, params, query: { after, limit = DEFAULT_PAGE } }) => {
    const userId = requireUserId(params.userId);
    sendPage(response, await readFeed(await service.ready(), userId, { after, limit }));
  },

  listAllChanges: async ({ service, response, query: { after, limit = DEFAULT_PAGE } }) => {
    sendPage(response, await readFeed(await service.ready(), null, { after, limit }));
  },
};
