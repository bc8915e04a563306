import { HEALTHS } from '../../domain/health.ts';
import {
  body,
  connectorId,
  day,
  maybe,
  oneOf,
  paged,
  query,
  queryFlag,
  search,
  status,
  text,
} from '../inputs.ts';
import { assignedItem, ownedItem } from '../shapes/item.ts';
import { knownUser } from '../shapes/operating.ts';
import { page } from '../shapes/values.ts';
import { AT_PLUGGY, CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** What the people who run the service see of all users' connections, and do about them. */
export const operatingOperations = {
  listUsers: {
    summary:
      'The users that are known here, by id: those who have or had a connection, or were found by a phone number.',
    details:
      '`search` is a part of the id. With `health`, users of whom one connection at least is so; a page may then have fewer rows than its limit and still name a next page.',
    method: 'get',
    path: '/users',
    access: 'server',
    query: query({
      /** Users with this in their id. */
      search: maybe(search),
      /** Users of whom one connection at least is so. */
      health: maybe(oneOf(HEALTHS)),
      ...paged,
    }),
    responses: { 200: page(knownUser) },
    errors: CURSOR,
  },
  listAllItems: {
    summary: 'The connections of all users, oldest first.',
    details:
      'As their users see them, and with `userId` and `ownerProblem`: why nobody sees it, or who else claims it.',
    method: 'get',
    path: '/items',
    access: 'server',
    query: query({
      /** Connections whose item has this status at Pluggy. */
      status: maybe(status),
      /** Connections that are so. */
      health: maybe(oneOf(HEALTHS)),
      /** Connections that have not been up to date since that day, or longer. */
      staleSince: maybe(day),
      /** Connections to this bank. */
      connectorId: maybe(connectorId),
      /** True: connections that are nobody's alone. False: the others alone. */
      unowned: maybe(queryFlag),
      ...paged,
    }),
    responses: { 200: page(ownedItem) },
    errors: CURSOR,
  },
  assignItem: {
    summary: "Gives a connection that is nobody's to a user.",
    details: 'Everything that is stored of it goes with it, and it is synced.',
    method: 'patch',
    path: '/items/:itemId',
    access: 'server',
    audit: 'connection.assigned',
    scope: 'admin',
    body: body({
      /** Whom it is given to. */
      userId: text,
    }),
    responses: { 200: assignedItem },
    errors: [...AT_PLUGGY, 'item_not_found', 'item_owned'],
  },
} as const satisfies Operations;
