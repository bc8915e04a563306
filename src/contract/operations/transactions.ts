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
  accountId: maybe(uuids),
  itemId: maybe(uuid),
  dateFrom: maybe(day),
  dateTo: maybe(day),
  amountFrom: maybe(amount),
  amountTo: maybe(amount),
  type: maybe(oneOf(['DEBIT', 'CREDIT'])),
  status: maybe(oneOf(['POSTED', 'PENDING'])),
  categoryId: maybe(filterText),
  tag: maybe(tag),
  ignored: maybe(queryFlag),
  hasNote: maybe(queryFlag),
  search: maybe(search),
  upcoming: maybe(queryFlag),
};

/** What a person says of a transaction. */
const change = body({
  categoryId: maybe(categoryId),
  note: maybe(note),
  tags: maybe(tags),
  ignored: maybe(flagOrNull),
  date: maybe(dayOrNull),
});

export const transactionOperations = {
  listCategories: {
    summary: "Pluggy's categories of transactions.",
    details: 'With names in English and Portuguese.',
    method: 'get',
    path: '/categories',
    access: 'caller',
    responses: { 200: closed({ results: list(category) }) },
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
      sort: maybe(oneOf(SORTS)),
      ...paged,
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
    query: query({ includeDeleted: maybe(queryFlag) }),
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
    body: body({ ids, change }),
    responses: { 200: closed({ results: list(transaction) }) },
    errors: ['transaction_not_found', 'unknown_category'],
  },
  answerSuggestion: {
    summary: 'Says whether a transaction is the pending one that `suggestedPredecessorId` names.',
    details:
      '`accept: true` makes it one transaction: what the person said of the pending one (category, note, tags, `ignored`, day) is said of this one, whose own word counts first, and the history has both. `accept: false`: the pair is not suggested again. The answer is the transaction as it is now.',
    method: 'post',
    path: '/user/:userId/transactions/:transactionId/predecessor',
    access: 'user',
    body: body({ accept: flag }),
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
