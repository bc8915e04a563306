import { HEALTHS } from '../../domain/health.ts';
import {
  after,
  body,
  connectorId,
  day,
  limit,
  maybe,
  oneOf,
  query,
  queryFlag,
  status,
  text,
} from '../inputs.ts';
import type { Operations } from './operation.ts';

/** What the people who run the service see of all users' connections, and do about them. */
export const operatingOperations = {
  listAllItems: {
    method: 'get',
    path: '/items',
    access: 'server',
    query: query({
      status: maybe(status),
      health: maybe(oneOf(HEALTHS)),
      staleSince: maybe(day),
      connectorId: maybe(connectorId),
      unowned: maybe(queryFlag),
      limit: maybe(limit),
      after: maybe(after),
    }),
    errors: ['invalid_cursor', 'cursor_mismatch'],
  },
  assignItem: {
    method: 'patch',
    path: '/items/:itemId',
    access: 'server',
    scope: 'admin',
    body: body({ userId: text }),
    errors: ['item_not_found', 'item_owned'],
  },
} as const satisfies Operations;
