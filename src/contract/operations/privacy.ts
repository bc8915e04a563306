import { body, maybe, text } from '../inputs.ts';
import { erasureBegun, erasureReceipt } from '../shapes/erasure.ts';
import type { Operations } from './operation.ts';

/** What a person has a right to by the LGPD. */
export const privacyOperations = {
  readErasure: {
    summary: 'How far the erasure of a person is.',
    details: 'Nothing in it tells who it was: keep the receipt with the request that it answers.',
    method: 'get',
    path: '/erasures/:receiptId',
    access: 'caller',
    responses: { 200: erasureReceipt },
    errors: ['erasure_not_found'],
  },
  eraseUser: {
    summary: 'Erases a person.',
    details:
      "The person's own session says `confirm`, with the user's id; a server need not. From the answer on the connections, the feed, the rules and the archive show nothing of the person, sessions are ended, and events about the connections are acknowledged and not stored. A job then deletes every row, and ends the items at Pluggy, for as long as that takes. What stays: decision 33.",
    method: 'delete',
    path: '/user/:userId',
    access: 'user',
    body: body({
      /** The user's own id, which a session has to send and a server need not. */
      confirm: maybe(text),
    }),
    responses: { 202: erasureBegun },
  },
} as const satisfies Operations;
