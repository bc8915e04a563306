import { include, maybe, query, queryFlag } from '../inputs.ts';
import { financialData } from '../shapes/financial-data.ts';
import { chainReport, received } from '../shapes/service.ts';
import { open, text } from '../shapes/values.ts';
import type { Operations } from './operation.ts';

export const systemOperations = {
  describeApi: {
    summary: 'This API as an OpenAPI 3.1 description.',
    method: 'get',
    path: '/openapi.json',
    access: 'public',
    responses: {
      200: open({
        /** The version of OpenAPI. */
        openapi: text,
      }),
    },
  },
  checkChain: {
    summary: 'Checks every link of the chain, and says which one fails.',
    method: 'get',
    path: '/test',
    access: 'server',
    audit: null,
    responses: { 200: chainReport },
  },
  readFinancialData: {
    summary: 'Everything that is stored of a user, of one moment.',
    details:
      '`include` adds the other products, each under its key. `includeDeleted=true` adds closed accounts, their bills, and rows that Pluggy no longer has. The answer is streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.',
    method: 'get',
    path: '/user/:userId/financial-data',
    access: 'user',
    audit: 'data.exported',
    query: query({
      /** Further products, each under its key. */
      include: maybe(include),
      /** True adds closed accounts, their bills, and rows that Pluggy no longer has. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: financialData },
    errors: ['too_many_streams'],
  },
  receiveWebhook: {
    summary: 'Where Pluggy delivers its events.',
    details: '202 says that it is stored, whatever the body is, up to 8 MiB.',
    method: 'post',
    path: '/webhook',
    access: 'webhook',
    takesAnyBody: true,
    responses: { 202: received },
  },
} as const satisfies Operations;
