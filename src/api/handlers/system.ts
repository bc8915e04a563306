import type { Request } from 'express';
import { describeApi } from '../../contract/openapi.ts';
import type { systemOperations } from '../../contract/operations/system.ts';
import { noteAnswer } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { receiveWebhook } from '../receive-webhook.ts';
import { streamJson } from '../stream-answer.ts';

/** Where the routes are mounted, as the caller sees it; a host may say nothing of it: then the place of the description. */
function mountPathOf(request: Request): string {
  const path = /^(.*)\/openapi\.json\/?(\?|$)/.exec(request.originalUrl)?.[1];
  return path === undefined || path === '' ? '.' : path;
}

export const systemHandlers: Handlers<typeof systemOperations> = {
  describeApi: async ({ request, response }) => {
    response.json(describeApi(mountPathOf(request)));
  },

  checkChain: async ({ pluggy, response, language }) => {
    response.json(await pluggy.check(language));
  },

  readFinancialData: async ({ pluggy, request, response, params, query, language }) => {
    noteAnswer(pluggy, request, response, 'data.exported');
    const { include = [], includeDeleted } = query;
    await streamJson(pluggy, params.userId, request, response, (write) =>
      pluggy.writeFinancialData(params.userId, { language, include, includeDeleted }, write),
    );
  },

  receiveWebhook: ({ pluggy, request, response }) => receiveWebhook(pluggy, request, response),
};
