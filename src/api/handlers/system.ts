import type { Request } from 'express';
import { describeApi } from '../../contract/openapi.ts';
import type { systemOperations } from '../../contract/operations/system.ts';
import { checkChain } from '../../features/admin/check-chain.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { writeFinancialData } from '../../features/transactions/financial-data.ts';
import type { Handlers } from '../bind.ts';
import { receiveDelivery } from '../receive-webhook.ts';
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

  checkChain: async ({ service, response, language }) => {
    response.json(await checkChain(await service.connect(), language));
  },

  readFinancialData: async ({ service, request, response, params, query, language }) => {
    const { include = [], includeDeleted } = query;
    const parts = await service.ready();
    const userId = requireUserId(params.userId);
    await streamJson(parts, userId, request, response, (write) =>
      writeFinancialData(parts, userId, { language, include, includeDeleted }, write),
    );
  },

  receiveWebhook: ({ service, request, response }) => receiveDelivery(service, request, response),
};
