import * as z from 'zod/mini';
import { closed, count, maybe, open, text, truth } from './values.ts';

/** What the feed carries; `user`: the person was erased. */
export const changeKind = z.enum([
  'item',
  'account',
  'transaction',
  'bill',
  'investment',
  'investmentTransaction',
  'loan',
  'identity',
  'consent',
  'annotation',
  'user',
]);

/** An object that is new, different or gone. */
export const change = closed({
  /** Its place in the one order of all changes. Of what was there when the follower began: where that was. */
  sequence: count,
  /** Whose object it is. */
  userId: text,
  /** What `object` is. */
  kind: changeKind,
  /** `put`: the object is as `object` says now. `remove`: it is no longer there; of a user: forget everything of theirs. */
  op: z.enum(['put', 'remove']),
  /** Of an identity its item's id, of an annotation its transaction's, of a user `userId`. */
  id: text,
  /** Of transactions, annotations and bills, which are known by their account and their id. */
  accountId: z.optional(text),
  /** Of `put` alone: what is stored of the object itself. What follows from other objects or from today is not in it. */
  object: z.optional(open({})),
  /** Of `remove` alone: a transaction's `deletedReason`, `erased`, or `gone`. */
  reason: z.optional(text),
  /** Of a transaction's `remove` alone: the id under which it went on; null: none that is sure. */
  replacedById: maybe(text),
});

/** One page of the feed; `next` is always there, and stays good for 90 days. */
export const changePage = closed({
  /** The changes in their order; apply them one after the other. */
  results: z.array(change),
  /** Goes into `after` of the next page, also where there is nothing more yet. */
  next: text,
  /** Whether another page is there already; if not, ask again later. */
  hasMore: truth,
});
