import { alias, body, flagOrNull, maybe, paged, query, queryFlag } from '../inputs.ts';
import { account, accountTotal, balance } from '../shapes/account.ts';
import { closed, list, page } from '../shapes/values.ts';
import type { Operations } from './operation.ts';

export const accountOperations = {
  listAccounts: {
    summary: "The user's accounts, and what they sum up to in each currency.",
    details:
      "Totals are sums over the accounts that are `counted`; one that is not is the same account as `sameAs`, which comes through another connection. Closed accounts come with `includeDeleted=true` alone. A card's `balance` is its used limit, instalments to come included; what has to be paid is its `lastBill`.",
    method: 'get',
    path: '/user/:userId/accounts',
    access: 'user',
    query: query({
      /** True adds accounts that the bank closed. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: {
      200: closed({
        /** The accounts. */
        accounts: list(account),
        /** What they sum up to, a line for each currency. */
        totals: list(accountTotal),
      }),
    },
  },
  readAccount: {
    summary: 'One account.',
    method: 'get',
    path: '/user/:userId/accounts/:accountId',
    access: 'user',
    query: query({
      /** True finds an account that the bank closed, too. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: account },
    errors: ['account_not_found'],
  },
  changeAccount: {
    summary: "Says whether an account counts, and gives it a name of the person's own.",
    details: 'What is set stays, whatever the bank says later; null takes it back: decision 14.',
    method: 'patch',
    path: '/user/:userId/accounts/:accountId',
    access: 'user',
    body: body({
      /** Whether totals and summaries count the account; null: it is decided by what is known of it. */
      counted: maybe(flagOrNull),
      /** The person's own name of it; null takes it back. */
      alias: maybe(alias),
    }),
    responses: { 200: account },
    errors: ['account_not_found'],
  },
  listBalances: {
    summary: "What an account's figures were, newest first.",
    details: 'There is a row for each time that one of them was different.',
    method: 'get',
    path: '/user/:userId/accounts/:accountId/balances',
    access: 'user',
    query: query({
      ...paged,
      /** True finds those of an account that the bank closed, too. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: page(balance) },
    errors: ['account_not_found', 'invalid_cursor'],
  },
} as const satisfies Operations;
