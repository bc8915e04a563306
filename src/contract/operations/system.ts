import { include, maybe, query, queryFlag } from '../inputs.ts';
import type { Operations } from './operation.ts';

export const systemOperations = {
  checkChain: { method: 'get', path: '/test', access: 'server' },
  readFinancialData: {
    method: 'get',
    path: '/user/:userId/financial-data',
    access: 'user',
    query: query({ include: maybe(include), includeDeleted: maybe(queryFlag) }),
    errors: ['too_many_streams'],
  },
  receiveWebhook: { method: 'post', path: '/webhook', access: 'webhook', takesAnyBody: true },
} as const satisfies Operations;
