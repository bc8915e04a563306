import type { account, accountTotal, balance } from './shapes/account.ts';
import type { changePage } from './shapes/change.ts';
import type { financialData } from './shapes/financial-data.ts';
import type { investmentHistory, transactionHistory } from './shapes/history.ts';
import type { item, sync } from './shapes/item.ts';
import type { cashFlow, categorySum, netWorth, recurringPayment, upcoming } from './shapes/summary.ts';
import type { transaction } from './shapes/transaction.ts';
import type { View } from './shapes/values.ts';

// The types of the shapes that answers have: amounts are decimal strings, times ISO text.

export type ItemView = View<typeof item>;
export type SyncView = View<typeof sync>;
export type AccountView = View<typeof account>;
export type AccountTotals = View<typeof accountTotal>;
export type BalanceView = View<typeof balance>;
export type TransactionView = View<typeof transaction>;
export type TransactionHistory = View<typeof transactionHistory>;
export type InvestmentHistory = View<typeof investmentHistory>;
export type FinancialData = View<typeof financialData>;
export type CashFlowView = View<typeof cashFlow>;
export type CategorySumView = View<typeof categorySum>;
export type NetWorthView = View<typeof netWorth>;
export type UpcomingView = View<typeof upcoming>;
export type RecurringView = View<typeof recurringPayment>;
/** One page of the feed. */
export type ChangePage = View<typeof changePage>;

/** What can be asked for besides items, accounts and transactions. */
export const INCLUDABLE = [
  'bills',
  'investments',
  'investmentTransactions',
  'loans',
  'identity',
  'consents',
] as const;
export type Includable = (typeof INCLUDABLE)[number];
