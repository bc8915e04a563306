import { SORTS } from '../../domain/sorts.ts';
import {
  amount,
  body,
  categoryId,
  day,
  dayOrNull,
  filterText,
  flag,
  flagOrNull,
  ids,
  maybe,
  note,
  oneOf,
  paged,
  query,
  queryFlag,
  search,
  tag,
  tags,
  uuid,
  uuids,
} from '../inputs.ts';
import { transactionHistory } from '../shapes/history.ts';
import { category } from '../shapes/pluggy/category.ts';
import { transaction } from '../shapes/transaction.ts';
import { closed, list, page } from '../shapes/values.ts';
import { AT_PLUGGY, CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** Which transactions a list and its sums are of. */
export const TRANSACTION_FILTER = {
  /** Transactions of these accounts. */
  accountId: maybe(uuids),
  /** Transactions of this connection. */
  itemId: maybe(uuid),
  /** The first calendar day: of `ownDate` where there is one, else of `localDate`. */
  dateFrom: maybe(day),
  /** The last calendar day, by the same. */
  dateTo: maybe(day),
  /** The least `signedAmount`. */
  amountFrom: maybe(amount),
  /** The largest `signedAmount`. */
  amountTo: maybe(amount),
  /** The direction, as Pluggy says it. */
  type: maybe(oneOf(['DEBIT', 'CREDIT'])),
  /** Whether the bank has posted it. */
  status: maybe(oneOf(['POSTED', 'PENDING'])),
  /** The person's own category where there is one, else Pluggy's. `none`: rows that have neither. */
  categoryId: maybe(filterText),
  /** Transactions with this tag. */
  tag: maybe(tag),
  /** Whether the person wants it in no sum. */
  ignored: maybe(queryFlag),
  /** Whether the person wrote something about it. */
  hasNote: maybe(queryFlag),
  /**
   * Parts of descriptions, of the merchant's name and of the note, whatever case and accents; or an amount such as
   * 149,93.
   */
  search: maybe(search),
  /** True: after today in São Paulo alone. False: without those. */
  upcoming: maybe(queryFlag),
};

/** What a person says of a transaction. */
const change = body({
  /** One of Pluggy's categories, answered as `userCategoryId`; null takes it back. */
  categoryId: maybe(categoryId),
  /** What the person writes about it; null takes it back. */
  note: maybe(note),
  /** All the tags that it is to have; null takes them back. */
  tags: maybe(tags),
  /** True: it counts in no sum; null leaves it to the rules. */
  ignored: maybe(flagOrNull),
  /** The day on which it is to count, answered as `ownDate`; null takes it back. */
  date: maybe(dayOrNull),
});

export const transactionOperations = {
  listCategories: {
    summary: "Pluggy's categories of transactions.",
    details: 'With names in English and Portuguese.',
    method: 'get',
    path: '/categories',
    access: 'caller',
    responses: {
      200: closed({
        /** The categories. */
        results: list(category),
      }),
    },
    errors: AT_PLUGGY,
  },
  listTransactions: {
    summary: "The user's transactions, newest first.",
    details:
      "`dateFrom` and `dateTo` are calendar days, both included; a row's `ownDate` counts in place of `localDate`. `amountFrom` and `amountTo` are of `signedAmount`. `categoryId` is the person's own category where there is one, else Pluggy's; `none` finds the rows that have neither. `search` finds parts of descriptions, of the merchant's name and of the note, whatever case and accents, and amounts such as 149,93. `upcoming=true`: after today in São Paulo alone, `false`: without those. `accountId` may be repeated. `includeDeleted=true` adds rows that Pluggy no longer has, those of closed accounts among them, with `deletedAt`, `deletedReason`, `replacedById`. A cursor is good for the filters that it was made with.",
    method: 'get',
    path: '/user/:userId/transactions',
    access: 'user',
    query: query({
      ...TRANSACTION_FILTER,
      /** The order: `-` before a name is the largest or latest first. */
      sort: maybe(oneOf(SORTS)),
      ...paged,
      /** True adds rows that Pluggy no longer has, those of closed accounts among them. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: page(transaction) },
    errors: [...CURSOR, 'too_many_searches'],
  },
  readTransaction: {
    summary: 'One transaction.',
    details:
      'Any id that it had at Pluggy will do. `includeDeleted=true` finds one that Pluggy no longer has, too.',
    method: 'get',
    path: '/user/:userId/transactions/:transactionId',
    access: 'user',
    query: query({
      /** True finds one that Pluggy no longer has, too. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: transaction },
    errors: ['transaction_not_found'],
  },
  annotateTransaction: {
    summary: 'Keeps what a person says of a transaction.',
    details:
      '`date` is the day on which it is to count, answered as `ownDate`; `categoryId` is answered as `userCategoryId`. All of it stays with the purchase when Pluggy gives it a new id, and no rule changes it; null takes one back.',
    method: 'patch',
    path: '/user/:userId/transactions/:transactionId',
    access: 'user',
    body: change,
    responses: { 200: transaction },
    errors: ['transaction_not_found', 'unknown_category'],
  },
  annotateTransactions: {
    summary: 'Keeps the same of up to 500 transactions.',
    details: "All of them or none: one id that is not the user's refuses the whole.",
    method: 'post',
    path: '/user/:userId/transactions/annotate',
    access: 'user',
    body: body({
      /** The transactions; one that is not the user's refuses the whole. */
      ids,
      /** What is said of each of them. */
      change,
    }),
    responses: {
      200: closed({
        /** The transactions as they are now. */
        results: list(transaction),
      }),
    },
    errors: ['transaction_not_found', 'unknown_category'],
  },
  answerSuggestion: {
    summary: 'Says whether a transaction is the pending one that `suggestedPredecessorId` names.',
    details:
      '`accept: true` makes it one transaction: what the person said of the pending one (category, note, tags, `ignored`, day) is said of this one, whose own word counts first, and the history has both. `accept: false`: the pair is not suggested again. The answer is the transaction as it is now.',
    method: 'post',
    path: '/user/:userId/transactions/:transactionId/predecessor',
    access: 'user',
    body: body({
      /** Whether the two are one. */
      accept: flag,
    }),
    responses: { 200: transaction },
    errors: ['transaction_not_found', 'suggestion_not_found'],
  },
  readTransactionHistory: {
    summary: 'Every id and every value that a transaction had, newest first.',
    details: "Pluggy's object (`raw`), `from`, `until`, `reason`, times and link: decision 15.",
    method: 'get',
    path: '/user/:userId/transactions/:transactionId/history',
    access: 'user',
    responses: { 200: transactionHistory },
    errors: ['transaction_not_found'],
  },
} as const satisfies Operations;
