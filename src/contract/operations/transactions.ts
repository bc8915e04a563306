import {
  after,
  body,
  categoryId,
  day,
  flagOrNull,
  limit,
  maybe,
  note,
  query,
  queryFlag,
  search,
  uuid,
} from '../inputs.ts';
import type { Operations } from './operation.ts';

export const transactionOperations = {
  listCategories: { method: 'get', path: '/categories', access: 'caller' },
  listTransactions: {
    method: 'get',
    path: '/user/:userId/transactions',
    access: 'user',
    query: query({
      accountId: maybe(uuid),
      itemId: maybe(uuid),
      dateFrom: maybe(day),
      dateTo: maybe(day),
      search: maybe(search),
      limit: maybe(limit),
      after: maybe(after),
      includeDeleted: maybe(queryFlag),
    }),
    errors: ['invalid_cursor', 'too_many_searches'],
  },
  annotateTransaction: {
    method: 'patch',
    path: '/user/:userId/transactions/:transactionId',
    access: 'user',
    body: body({ categoryId: maybe(categoryId), note: maybe(note), ignored: maybe(flagOrNull) }),
    errors: ['transaction_not_found', 'unknown_category'],
  },
  readTransactionHistory: {
    method: 'get',
    path: '/user/:userId/transactions/:transactionId/history',
    access: 'user',
    errors: ['transaction_not_found'],
  },
} as const satisfies Operations;
