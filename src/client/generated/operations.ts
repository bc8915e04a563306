// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { SystemOperations } from './operations/system.ts';
import type { SessionsOperations } from './operations/sessions.ts';
import type { WorkOperations } from './operations/work.ts';
import type { KeysOperations } from './operations/keys.ts';
import type { AuditOperations } from './operations/audit.ts';
import type { ConnectingOperations } from './operations/connecting.ts';
import type { HooksOperations } from './operations/hooks.ts';
import type { ConnectionsOperations } from './operations/connections.ts';
import type { OperatingOperations } from './operations/operating.ts';
import type { AccountsOperations } from './operations/accounts.ts';
import type { TransactionsOperations } from './operations/transactions.ts';
import type { InvestmentsOperations } from './operations/investments.ts';
import type { ProductsOperations } from './operations/products.ts';
import type { RulesOperations } from './operations/rules.ts';
import type { ChangesOperations } from './operations/changes.ts';
import type { SummariesOperations } from './operations/summaries.ts';
import type { ExportsOperations } from './operations/exports.ts';
import type { PrivacyOperations } from './operations/privacy.ts';

export type * from './operations/accounts.ts';
export type * from './operations/audit.ts';
export type * from './operations/changes.ts';
export type * from './operations/connecting.ts';
export type * from './operations/connections.ts';
export type * from './operations/exports.ts';
export type * from './operations/hooks.ts';
export type * from './operations/investments.ts';
export type * from './operations/keys.ts';
export type * from './operations/operating.ts';
export type * from './operations/privacy.ts';
export type * from './operations/products.ts';
export type * from './operations/rules.ts';
export type * from './operations/sessions.ts';
export type * from './operations/summaries.ts';
export type * from './operations/system.ts';
export type * from './operations/transactions.ts';
export type * from './operations/work.ts';
export type * from './shapes/account.ts';
export type * from './shapes/audit.ts';
export type * from './shapes/change.ts';
export type * from './shapes/completeness.ts';
export type * from './shapes/financial-data.ts';
export type * from './shapes/history.ts';
export type * from './shapes/hook.ts';
export type * from './shapes/item.ts';
export type * from './shapes/key.ts';
export type * from './shapes/operating.ts';
export type * from './shapes/pluggy/category.ts';
export type * from './shapes/pluggy/connector.ts';
export type * from './shapes/pluggy/consent.ts';
export type * from './shapes/pluggy/identity-finances.ts';
export type * from './shapes/pluggy/identity.ts';
export type * from './shapes/pluggy/investment.ts';
export type * from './shapes/pluggy/item.ts';
export type * from './shapes/pluggy/loan.ts';
export type * from './shapes/pluggy/transaction.ts';
export type * from './shapes/rule.ts';
export type * from './shapes/service.ts';
export type * from './shapes/summary.ts';
export type * from './shapes/transaction.ts';
export type { Decimal } from '../Decimal.ts';

/** A method for each operation of the API, under its id. */
export interface Operations
  extends SystemOperations,
    SessionsOperations,
    WorkOperations,
    KeysOperations,
    AuditOperations,
    ConnectingOperations,
    HooksOperations,
    ConnectionsOperations,
    OperatingOperations,
    AccountsOperations,
    TransactionsOperations,
    InvestmentsOperations,
    ProductsOperations,
    RulesOperations,
    ChangesOperations,
    SummariesOperations,
    ExportsOperations,
    PrivacyOperations {}
