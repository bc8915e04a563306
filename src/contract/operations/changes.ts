import { after, limit, maybe, query } from '../inputs.ts';
import { changePage } from '../shapes/change.ts';
import type { Operations } from './operation.ts';

const FOLLOW =
  'Without `after` it begins with everything that there is; then it goes on with what changes. Whoever applies the pages one after the other, whenever they like, holds what the tables hold: an object may come twice, and its last state wins. `after` is the `next` of the page before, or the `sequence` of an event or a webhook. After `hasMore: false` ask again later with the same `next`. A cursor stays good for 90 days at least; an older one gets `cursor_expired`: forget what you hold, and begin anew.';

const feed = {
  method: 'get',
  query: query({ after: maybe(after), limit: maybe(limit) }),
  responses: { 200: changePage },
  errors: ['invalid_cursor', 'cursor_mismatch', 'cursor_expired'],
} as const;

export const changeOperations = {
  listChanges: {
    ...feed,
    summary: "What changed of the user's data.",
    details: FOLLOW,
    path: '/user/:userId/changes',
    access: 'user',
  },
  listAllChanges: {
    ...feed,
    summary: 'What changed of all users’ data, in one order.',
    details: `${FOLLOW} A person who was erased comes as kind \`user\`: forget everything of that \`userId\`; nothing older about them is left in the feed.`,
    path: '/changes',
    access: 'server',
  },
} as const satisfies Operations;
