import { financialDataQuery } from '../../contract/requests.ts';
import { readQuery } from '../read-request.ts';
import { receiveWebhook } from '../receive-webhook.ts';
import { writerTo } from '../send-json.ts';
import { languageOf, type Route, userOf } from './route.ts';

const test: Route['handle'] = async (pluggy, request, response) => {
  response.json(await pluggy.check(languageOf(request)));
};

const financialData: Route['handle'] = async (pluggy, request, response) => {
  const { include, includeDeleted } = readQuery(financialDataQuery, request);
  response.type('application/json');
  const options = { language: languageOf(request), include: include ?? [], includeDeleted };
  await pluggy.writeFinancialData(userOf(request), options, writerTo(response));
  response.end();
};

export const systemRoutes: readonly Route[] = [
  { method: 'get', path: '/test', access: 'server', handle: test },
  { method: 'get', path: '/user/:userId/financial-data', access: 'user', handle: financialData },
  { method: 'post', path: '/webhook', access: 'webhook', handle: receiveWebhook },
];
