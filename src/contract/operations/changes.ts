import { after, limit, maybe, query } from '../inputs.ts';
import { changePage } from '../shapes/change.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

const FOLLOW =
  'Without `after`, the first pages hold all objects, and the later ones what changed. Apply the pages in their order, at any time: your copy then equals the tables. An object may come twice; its last state counts. `after` is the `next` of the page before, or the `sequence` of an event or a webhook. After `hasMore: false`, ask again later with the same `next`. A cursor is good for at least 90 days. An older one gets `cursor_expired`: delete your copy, and start without `after`.';

const feed = {
  method: 'get',
  query: query({
    /**
     * Where the page begins; the `sequence` of an event or a webhook will do, too. Without it the first pages hold all
     * objects.
     */
    after: maybe(after),
    /** How many entries the page has at most; 50 if nothing is said. */
    limit: maybe(limit),
  }),
  responses: { 200: changePage },
  errors: [...CURSOR, 'cursor_expired'],
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
