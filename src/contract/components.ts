import type * as z from 'zod/mini';
import { account, accountTotal, balance, lastBill } from './shapes/account.ts';
import { accessLogLine, auditLine } from './shapes/audit.ts';
import { change } from './shapes/change.ts';
import {
  accountCompleteness,
  billCompleteness,
  completeness,
  completenessNote,
  completenessProblem,
  connectionCompleteness,
  itemReconciliation,
} from './shapes/completeness.ts';
import { bill, financialData, investmentTransaction } from './shapes/financial-data.ts';
import {
  investmentHistory,
  investmentVersion,
  transactionHistory,
  transactionVersion,
} from './shapes/history.ts';
import { newWebhookEndpoint, webhookDelivery, webhookEndpoint } from './shapes/hook.ts';
import {
  assignedItem,
  connection,
  consentOutlook,
  item,
  nextStep,
  ownedItem,
  refresh,
  sync,
  syncProduct,
} from './shapes/item.ts';
import { apiKey, newApiKey } from './shapes/key.ts';
import { callCount, callPause, delivery, job, knownUser, usage, wholeDelivery } from './shapes/operating.ts';
import { category } from './shapes/pluggy/category.ts';
import { connector, credential } from './shapes/pluggy/connector.ts';
import { pluggyConsent } from './shapes/pluggy/consent.ts';
import { pluggyIdentity } from './shapes/pluggy/identity.ts';
import { financialRelationships } from './shapes/pluggy/identity-finances.ts';
import { pluggyInvestment } from './shapes/pluggy/investment.ts';
import { productState } from './shapes/pluggy/item.ts';
import { pluggyLoan } from './shapes/pluggy/loan.ts';
import { pluggyTransaction } from './shapes/pluggy/transaction.ts';
import { rule, ruleCondition, ruleEffect, rulePreview, ruleRun } from './shapes/rule.ts';
import { chainReport, connectToken, newSession, problem, session } from './shapes/service.ts';
import {
  cashFlow,
  categorySum,
  netWorth,
  recurringPayment,
  transactionSum,
  upcoming,
} from './shapes/summary.ts';
import { instalment, transaction } from './shapes/transaction.ts';

/** The shapes by the names that they have in the OpenAPI description and in clients made from it. */
export const COMPONENTS: Readonly<Record<string, z.ZodMiniObject>> = {
  AccessLogLine: accessLogLine,
  Account: account,
  AccountCompleteness: accountCompleteness,
  AccountTotal: accountTotal,
  ApiKey: apiKey,
  AssignedItem: assignedItem,
  AuditLine: auditLine,
  Balance: balance,
  Bill: bill,
  BillCompleteness: billCompleteness,
  CashFlow: cashFlow,
  TransactionSum: transactionSum,
  CallCount: callCount,
  CallPause: callPause,
  Category: category,
  Change: change,
  CategorySum: categorySum,
  ChainReport: chainReport,
  Completeness: completeness,
  CompletenessNote: completenessNote,
  CompletenessProblem: completenessProblem,
  Connection: connection,
  ConnectionCompleteness: connectionCompleteness,
  Connector: connector,
  ConnectToken: connectToken,
  Consent: pluggyConsent,
  ConsentOutlook: consentOutlook,
  Credential: credential,
  LoggedDelivery: delivery,
  FinancialData: financialData,
  FinancialRelationships: financialRelationships,
  Identity: pluggyIdentity,
  Instalment: instalment,
  Investment: pluggyInvestment,
  InvestmentHistory: investmentHistory,
  InvestmentTransaction: investmentTransaction,
  InvestmentVersion: investmentVersion,
  Item: item,
  ItemReconciliation: itemReconciliation,
  Job: job,
  KnownUser: knownUser,
  LastBill: lastBill,
  Loan: pluggyLoan,
  NewApiKey: newApiKey,
  NetWorth: netWorth,
  NewSession: newSession,
  NewWebhookEndpoint: newWebhookEndpoint,
  NextStep: nextStep,
  OwnedItem: ownedItem,
  PluggyTransaction: pluggyTransaction,
  Problem: problem,
  ProductState: productState,
  RecurringPayment: recurringPayment,
  Refresh: refresh,
  Session: session,
  Sync: sync,
  Rule: rule,
  RuleCondition: ruleCondition,
  RuleEffect: ruleEffect,
  RulePreview: rulePreview,
  RuleRun: ruleRun,
  SyncProduct: syncProduct,
  Transaction: transaction,
  TransactionHistory: transactionHistory,
  TransactionVersion: transactionVersion,
  Usage: usage,
  WholeDelivery: wholeDelivery,
  WebhookDelivery: webhookDelivery,
  WebhookEndpoint: webhookEndpoint,
  Upcoming: upcoming,
};
