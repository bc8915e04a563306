import type { summaryOperations } from '../../contract/operations/summaries.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { listRecurring } from '../../features/summaries/list-recurring.ts';
import { readCashFlow, readCategorySums, readNetWorth } from '../../features/summaries/summaries.ts';
import { DEFAULT_DAYS_AHEAD, listUpcoming } from '../../features/summaries/upcoming.ts';
import type { Call, Handlers } from '../bind.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

const sendLines = (response: Call['response'], lines: string[]): void =>
  sendJsonText(response, `{"results":${joinJson(lines)}}`);

export const summaryHandlers: Handlers<typeof summaryOperations> = {
  readCashFlow: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    sendLines(response, await readCashFlow(await service.ready(), userId, query));
  },

  readCategorySums: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    sendLines(response, await readCategorySums(await service.ready(), userId, query));
  },

  readNetWorth: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    sendLines(response, await readNetWorth(await service.ready(), userId, query));
  },

  listUpcoming: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    const { days = DEFAULT_DAYS_AHEAD } = query;
    sendLines(response, await listUpcoming(await service.ready(), userId, days));
  },

  listRecurring: async ({ service, response, params }) => {
    const userId = requireUserId(params.userId);
    sendLines(response, await listRecurring(await service.ready(), userId));
  },
};
