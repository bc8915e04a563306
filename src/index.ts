export type { HostIdentity, Identify } from './api/identify.ts';
export { type PluggyV2Handler, pluggyV2Router, type RouterOptions } from './api/pluggy-v2.ts';
export { type Config, ConfigError, readConfig } from './config.ts';
export { parseExactJson } from './contract/exact-json.ts';
export type {
  AccountTotals,
  AccountView,
  BalanceView,
  CashFlowView,
  CategorySumView,
  ChangePage,
  FinancialData,
  InvestmentHistory,
  ItemView,
  NetWorthView,
  RecurringView,
  SyncView,
  TransactionHistory,
  TransactionView,
  UpcomingView,
} from './contract/financial-data.ts';
export type { Scope } from './contract/operations/operation.ts';
export { localDayOf } from './domain/calendar-day.ts';
export { type ErrorCode, errorCatalogue, PublicError } from './domain/errors.ts';
export { type Logger, silentLogger } from './domain/logger.ts';
export type { ConnectToken, ConnectTokenOptions } from './features/connections/connect-token.ts';
export type { ConnectTokenUser } from './features/connections/token-user.ts';
export { PluggyV2, type PluggyV2Options } from './services/PluggyV2.ts';
export type { Summaries } from './services/Summaries.ts';
