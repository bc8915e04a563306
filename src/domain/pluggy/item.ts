import type { Connector, ConnectorCredential } from './connector.ts';

// Pluggy's own object, as JSON carries it: a connection and how its last read went. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Item {
  id: string;
  connector?: Connector | null;
  status: string;
  executionStatus: string;
  error?: {
    code: string;
    message: string;
    providerMessage?: string | null;
    attributes?: Record<string, unknown> | null;
  } | null;
  parameter?: ConnectorCredential | null;
  userAction?: ConnectorUserAction | null;
  webhookUrl?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  lastUpdatedAt?: string | null;
  statusDetail?: StatusDetail | null;
  nextAutoSyncAt?: string | null;
  consecutiveFailedLoginAttempts?: number | null;
  consentExpiresAt?: string | null;
  products?:
    | (
        | 'ACCOUNTS'
        | 'CREDIT_CARDS'
        | 'TRANSACTIONS'
        | 'PAYMENT_DATA'
        | 'INVESTMENTS'
        | 'INVESTMENTS_TRANSACTIONS'
        | 'IDENTITY'
        | 'BROKERAGE_NOTE'
        | 'MOVE_SECURITY'
        | 'LOANS'
      )[]
    | null;
}

export interface ConnectorUserAction {
  instructions: string;
  attributes?: Record<string, unknown> | null;
  expiresAt?: string | null;
}

export interface StatusDetail {
  accounts?: StatusDetailProduct | null;
  creditCards?: StatusDetailProduct | null;
  transactions?: StatusDetailProduct | null;
  investments?: StatusDetailProduct | null;
  identity?: StatusDetailProduct | null;
  investmentsTransactions?: StatusDetailProduct | null;
  paymentData?: StatusDetailProduct | null;
  loans?: StatusDetailProduct | null;
  accountStatements?: StatusDetailProduct | null;
}

export interface StatusDetailProduct {
  lastUpdatedAt?: string | null;
  isUpdated?: boolean | null;
  warnings?: StatusDetailProductWarning[] | null;
}

export interface StatusDetailProductWarning {
  code: string;
  message: string;
  providerMessage?: string | null;
}
