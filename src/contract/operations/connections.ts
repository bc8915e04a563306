import { body, maybe, query, queryFlag, uuid } from '../inputs.ts';
import type { Operations } from './operation.ts';

export const connectionOperations = {
  listItems: { method: 'get', path: '/user/:userId/items', access: 'user' },
  reportItem: {
    method: 'post',
    path: '/user/:userId/items',
    access: 'user',
    body: body({ itemId: uuid }),
    errors: ['item_not_found'],
  },
  removeItem: {
    method: 'delete',
    path: '/user/:userId/items/:itemId',
    access: 'user',
    errors: ['item_not_found'],
  },
  followEvents: {
    method: 'get',
    path: '/user/:userId/events',
    access: 'user',
    errors: ['too_many_streams'],
  },
  readCompleteness: {
    method: 'get',
    path: '/user/:userId/completeness',
    access: 'user',
    query: query({ compare: maybe(queryFlag) }),
  },
} as const satisfies Operations;
