import type { account, accountTotal, balance } from './shapes/account.ts';
import type { accessLogLine, auditLine } from './shapes/audit.ts';
import type { changePage } from './shapes/change.ts';
import type { erasureReceipt } from './shapes/erasure.ts';
import type { bill, financialData, investmentTransaction } from './shapes/financial-data.ts';
import type { investmentHistory, transactionHistory } from './shapes/history.ts';
import type { newWebhookEndpoint, webhookDelivery, webhookEndpoint } from './shapes/hook.ts';
import type { assignedItem, connection, item, ownedItem, sync } from './shapes/item.ts';
import type { apiKey, newApiKey } from './shapes/key.ts';
import type { delivery, job, knownUser, roundTrip, usage, wholeDelivery } from './shapes/operating.ts';
import type { pluggyConsent } from './shapes/pluggy/consent.ts';
import type { pluggyIdentity } from './shapes/pluggy/identity.ts';
import type { pluggyInvestment } from './shapes/pluggy/investment.ts';
import type { pluggyLoan } from './shapes/pluggy/loan.ts';
import type { rule, ruleRun } from './shapes/rule.ts';
import type {
  cashFlow,
  categorySum,
  netWorth,
  recurringPayment,
  transactionSum,
  upcoming,
} from './shapes/summary.ts';
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
export type TransactionSumView = View<typeof transactionSum>;
export type ConnectionView = View<typeof connection>;
export type BillView = View<typeof bill>;
export type InvestmentView = View<typeof pluggyInvestment>;
export type InvestmentTransactionView = View<typeof investmentTransaction>;
export type LoanView = View<typeof pluggyLoan>;
export type IdentityView = View<typeof pluggyIdentity>;
export type ConsentView = View<typeof pluggyConsent>;
export type RuleView = View<typeof rule>;
export type RuleRunView = View<typeof ruleRun>;
export type ErasureView = View<typeof erasureReceipt>;
export type AccessLogView = View<typeof accessLogLine>;
export type WebhookEndpointView = View<typeof webhookEndpoint>;
export type NewWebhookEndpointView = View<typeof newWebhookEndpoint>;
export type WebhookDeliveryView = View<typeof webhookDelivery>;
export type KnownUserView = View<typeof knownUser>;
export type OwnedItemView = View<typeof ownedItem>;
export type AssignedItemView = View<typeof assignedItem>;
export type LoggedDeliveryView = View<typeof delivery>;
export type WholeDeliveryView = View<typeof wholeDelivery>;
export type RoundTripView = View<typeof roundTrip>;
export type JobView = View<typeof job>;
export type UsageView = View<typeof usage>;
export type ApiKeyView = View<typeof apiKey>;
export type NewApiKeyView = View<typeof newApiKey>;
export type AuditView = View<typeof auditLine>;
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
