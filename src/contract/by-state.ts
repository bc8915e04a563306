import type { OperationId } from './operations.ts';

/**
 * Operations whose answers follow from what the feed carries, from today's day and from the request alone: they have an ETag, and
 * are answered with 304 to whoever has the answer already. Connections are none of them: how far a sync is, is in no feed.
 */
const BY_STATE: ReadonlySet<OperationId> = new Set<OperationId>([
  'listAccounts',
  'readAccount',
  'listBalances',
  'listTransactions',
  'readTransaction',
  'readTransactionHistory',
  'readInvestmentHistory',
  'listBills',
  'listInvestments',
  'listInvestmentTransactions',
  'listLoans',
  'listIdentities',
  'listConsents',
  'readCashFlow',
  'readCategorySums',
  'readNetWorth',
  'listRecurring',
]);

export const isByState = (id: string): boolean => (BY_STATE as ReadonlySet<string>).has(id);
