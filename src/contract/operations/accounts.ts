import { after, alias, body, flagOrNull, limit, maybe, query, queryFlag } from '../inputs.ts';
import type { Operations } from './operation.ts';

export const accountOperations = {
  listAccounts: {
    method: 'get',
    path: '/user/:userId/accounts',
    access: 'user',
    query: query({ includeDeleted: maybe(queryFlag) }),
  },
  readAccount: {
    method: 'get',
    path: '/user/:userId/accounts/:accountId',
    access: 'user',
    query: query({ includeDeleted: maybe(queryFlag) }),
    errors: ['account_not_found'],
  },
  changeAccount: {
    method: 'patch',
    path: '/user/:userId/accounts/:accountId',
    access: 'user',
    body: body({ counted: maybe(flagOrNull), alias: maybe(alias) }),
    errors: ['account_not_found'],
  },
  listBalances: {
    method: 'get',
    path: '/user/:userId/accounts/:accountId/balances',
    access: 'user',
    query: query({ limit: maybe(limit), after: maybe(after), includeDeleted: maybe(queryFlag) }),
    errors: ['account_not_found', 'invalid_cursor'],
  },
} as const satisfies Operations;
