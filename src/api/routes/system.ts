import { financialDataQuery } from '../../contract/requests.ts';
import { readQuery } from '../read-request.ts';
import { receiveWebhook } from '../receive-webhook.ts';
import { streamJson } from '../stream-answer.ts';
import { languageOf, type Route, userOf } from './route.ts';

const test: Route['handle'] = async (pluggy, request, response) => {
  response.json(await pluggy.check(languageOf(request)));
};

const financialData: Route['handle'] = async (pluggy, request, response) => {
  const { include, includeDeleted } = readQuery(financialDataQuery, request);
  const options = { language: languageOf(request), include: include ?? [], includeDeleted };
  const userId = userOf(request);
  await streamJson(pluggy, userId, request, response, (write) =>
    pluggy.writeFinancialData(userId, options, write),
  );
};

export const systemRoutes: readonly Route[] = [
  { method: 'get', path: '/test', access: 'server', handle: test },
  {
    method: 'get',
    path: '/user/:userId/financial-data',
    access: 'user',
    audit: 'data.exported',
    handle: financialData,
  },
  { method: 'post', path: '/webhook', access: 'webhook', handle: receiveWebhook },
];
