import type { systemOperations } from '../../contract/operations/system.ts';
import { noteAnswer } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { receiveWebhook } from '../receive-webhook.ts';
import { streamJson } from '../stream-answer.ts';

export const systemHandlers: Handlers<typeof systemOperations> = {
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
