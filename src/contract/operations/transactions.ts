import {
  after,
  body,
  categoryId,
  day,
  flagOrNull,
  limit,
  maybe,
  note,
  query,
  queryFlag,
  search,
  uuid,
} from '../inputs.ts';
import { transactionHistory } from '../shapes/history.ts';
import { category } from '../shapes/pluggy/category.ts';
import { transaction } from '../shapes/transaction.ts';
import { closed, list, page } from '../shapes/values.ts';
import { AT_PLUGGY } from './errors-of.ts';
import type { Operations } from './operation.ts';

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
      '`includeDeleted=true` adds rows that Pluggy no longer has, those of closed accounts among them, with `deletedAt`, `deletedReason`, `replacedById`. `dateFrom` and `dateTo` are calendar days, both included.',
    method: 'get',
    path: '/user/:userId/transactions',
    access: 'user',
    query: query({
      accountId: maybe(uuid),
      itemId: maybe(uuid),
      dateFrom: maybe(day),
      dateTo: maybe(day),
      search: maybe(search),
      limit: maybe(limit),
      after: maybe(after),
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: page(transaction) },
    errors: ['invalid_cursor', 'too_many_searches'],
  },
  annotateTransaction: {
    summary: 'Keeps what a person says of a transaction.',
    details: 'It stays with the purchase when Pluggy gives it a new id; null takes one back.',
    method: 'patch',
    path: '/user/:userId/transactions/:transactionId',
    access: 'user',
    body: body({ categoryId: maybe(categoryId), note: maybe(note), ignored: maybe(flagOrNull) }),
    responses: { 200: transaction },
    errors: ['transaction_not_found', 'unknown_category'],
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
