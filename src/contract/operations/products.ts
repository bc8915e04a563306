import { maybe, paged, query, queryFlag, uuid } from '../inputs.ts';
import { bill, investmentTransaction } from '../shapes/financial-data.ts';
import { pluggyConsent } from '../shapes/pluggy/consent.ts';
import { pluggyIdentity } from '../shapes/pluggy/identity.ts';
import { pluggyInvestment } from '../shapes/pluggy/investment.ts';
import { pluggyLoan } from '../shapes/pluggy/loan.ts';
import { page } from '../shapes/values.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

export const productOperations = {
  listBills: {
    summary: "The closed bills of the user's cards, the latest due first.",
    details: '`includeDeleted=true` adds those of cards that the bank closed.',
    method: 'get',
    path: '/user/:userId/bills',
    access: 'user',
    query: query({
      /** The bills of this card alone. */
      accountId: maybe(uuid),
      ...paged,
      /** True adds those of cards that the bank closed. */
      includeDeleted: maybe(queryFlag),
    }),
    responses: { 200: page(bill) },
    errors: CURSOR,
  },
  listInvestments: {
    summary: "The user's investments.",
    method: 'get',
    path: '/user/:userId/investments',
    access: 'user',
    query: query(paged),
    responses: { 200: page(pluggyInvestment) },
    errors: CURSOR,
  },
  listInvestmentTransactions: {
    summary: 'The movements of an investment, newest first.',
    method: 'get',
    path: '/user/:userId/investments/:investmentId/transactions',
    access: 'user',
    query: query(paged),
    responses: { 200: page(investmentTransaction) },
    errors: [...CURSOR, 'investment_not_found'],
  },
  listLoans: {
    summary: "The user's loans.",
    method: 'get',
    path: '/user/:userId/loans',
    access: 'user',
    query: query(paged),
    responses: { 200: page(pluggyLoan) },
    errors: CURSOR,
  },
  listIdentities: {
    summary: 'Who the user is, as each bank says that does.',
    method: 'get',
    path: '/user/:userId/identity',
    access: 'user',
    query: query(paged),
    responses: { 200: page(pluggyIdentity) },
    errors: CURSOR,
  },
  listConsents: {
    summary: 'What the user let the banks share.',
    method: 'get',
    path: '/user/:userId/consents',
    access: 'user',
    query: query(paged),
    responses: { 200: page(pluggyConsent) },
    errors: CURSOR,
  },
} as const satisfies Operations;
