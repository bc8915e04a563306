import * as z from 'zod/mini';
import { REFRESH_REFUSALS } from '../../domain/refresh.ts';
import { alias, body, flag, maybe, mfaParameters, query, queryFlag, uuid } from '../inputs.ts';
import { completeness } from '../shapes/completeness.ts';
import { connection, item } from '../shapes/item.ts';
import { closed, count, list, orNull, text } from '../shapes/values.ts';
import { AT_PLUGGY } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** Where something has changed; null: it is about all of them. */
const place = closed({
  /** The connection. */
  itemId: text,
  /** The account; null, or missing: it is about all of them. */
  accountId: z.optional(orNull(text)),
});

export const connectionOperations = {
  listItems: {
    summary: "The user's connections.",
    method: 'get',
    path: '/user/:userId/items',
    access: 'user',
    responses: {
      200: closed({
        /** The connections, removed ones left out. */
        items: list(item),
      }),
    },
  },
  reportItem: {
    summary: 'Reports a connection that the widget has made.',
    details:
      "It is read again at Pluggy, has to be this user's, and is synced, so that it is known even if every webhook about it is lost.",
    method: 'post',
    path: '/user/:userId/items',
    creates: { secrets: [] },
    access: 'user',
    body: body({
      /** The id that the widget answered. */
      itemId: uuid,
    }),
    responses: {
      202: closed({
        /** The connection as it is now; its data comes later. */
        item,
      }),
    },
    errors: [...AT_PLUGGY, 'item_not_found'],
  },
  readItem: {
    summary: 'One connection.',
    details:
      'As in the list, with its consents, whether Pluggy reads it by itself (`autoSync`), and whether it can be asked to now (`refresh`).',
    method: 'get',
    path: '/user/:userId/items/:itemId',
    access: 'user',
    responses: { 200: connection },
    errors: ['item_not_found'],
  },
  changeItem: {
    summary: "Gives a connection a name of the person's own, and says whether Pluggy reads it by itself.",
    details:
      '`autoSync: false` ends the daily reading at Pluggy. `true` asks Pluggy to read it now, which begins the daily reading again, and can be refused as a refresh can. `alias: null` takes the name back.',
    method: 'patch',
    path: '/user/:userId/items/:itemId',
    access: 'user',
    body: body({
      /** The person's own name of it; null takes it back. */
      alias: maybe(alias),
      /** Whether Pluggy reads it once a day by itself. */
      autoSync: maybe(flag),
    }),
    responses: { 200: connection },
    errors: [...AT_PLUGGY, 'item_not_found', ...REFRESH_REFUSALS],
  },
  refreshItem: {
    summary: 'Asks Pluggy to read the bank now.',
    details:
      'What Pluggy refuses is 409: `refresh_too_soon` (with `Retry-After`), `refresh_needs_login`, `refresh_not_possible`. The data comes when Pluggy has it; follow the events.',
    method: 'post',
    path: '/user/:userId/items/:itemId/refresh',
    access: 'user',
    responses: { 202: connection },
    errors: [...AT_PLUGGY, 'item_not_found', ...REFRESH_REFUSALS],
  },
  answerMfa: {
    summary: 'Passes on what the person answers to the bank.',
    details:
      "`parameters` has a text by the name of the item's `parameter`, such as `token`. It is neither stored nor logged. The bank's verdict comes with the connection.",
    method: 'post',
    path: '/user/:userId/items/:itemId/mfa',
    access: 'user',
    body: body({
      /** What the person answers, by the name of the item's `parameter`. */
      parameters: mfaParameters,
    }),
    responses: { 202: connection },
    errors: [...AT_PLUGGY, 'item_not_found', 'mfa_not_awaited'],
  },
  removeItem: {
    summary: 'Ends a connection at Pluggy, and hides its data.',
    method: 'delete',
    path: '/user/:userId/items/:itemId',
    access: 'user',
    audit: 'connection.removed',
    responses: { 204: null },
    errors: [...AT_PLUGGY, 'item_not_found'],
  },
  followEvents: {
    summary: "Server-sent events: what of this user's has changed.",
    details:
      'The events name the place; the data is read through the other operations. Behind them comes `changes` with the `sequence` up to which everything was told, which is also its id: whoever reconnects sends it as `Last-Event-ID`, as browsers do, and is told first where something has changed since. A `ping` comes every 15 seconds. After an interruption of its own, and every minute, the service looks for what it was not told and tells it here.',
    method: 'get',
    path: '/user/:userId/events',
    access: 'user',
    responses: {
      200: {
        events: {
          item: place,
          accounts: place,
          transactions: place,
          changes: closed({
            /** Up to here everything was told; it is the id of the event, too. */
            sequence: count,
          }),
          ping: closed({}),
        },
      },
    },
    errors: ['too_many_streams'],
  },
  readCompleteness: {
    summary: "Whether the user's data is complete, and what speaks against it.",
    details:
      '`compare=true` compares everything with Pluggy now, and waits up to 50 seconds. `complete` is true only if all of it was compared, and webhooks are known to arrive or the comparison was made with this request. Of a bill only the verdict `differs` makes it false. `notes` name the accounts that come through two connections and count once.',
    method: 'get',
    path: '/user/:userId/completeness',
    access: 'user',
    query: query({
      /** True: everything is compared with Pluggy now, for up to 50 seconds. */
      compare: maybe(queryFlag),
    }),
    responses: { 200: completeness },
    errors: AT_PLUGGY,
  },
} as const satisfies Operations;
