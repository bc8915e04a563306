// Pluggy's own object, as JSON carries it: a bank, and what it asks a person for. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Connector {
  id: number;
  name?: string | null;
  institutionUrl?: string | null;
  imageUrl?: string | null;
  primaryColor?: string | null;
  type?: string | null;
  country?: string | null;
  credentials?: ConnectorCredential[] | null;
  hasMFA?: boolean | null;
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
  oauth?: boolean | null;
  oauthUrl?: string | null;
  resetPasswordUrl?: string | null;
  health?: ConnectorHealth | null;
  isOpenFinance?: boolean | null;
  supportsPaymentInitiation?: boolean | null;
  supportsScheduledPayments?: boolean | null;
  supportsSmartTransfers?: boolean | null;
  supportsBoletoManagement?: boolean | null;
  supportsAutomaticPix?: boolean | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

export interface ConnectorCredential {
  name: string;
  label: string;
  type: 'text' | 'password' | 'number' | 'image' | 'select';
  assistiveText?: string | null;
  data?: string | null;
  placeholder?: string | null;
  validation?: string | null;
  validationMessage?: string | null;
  mfa?: boolean | null;
  options?: CredentialSelectOption[] | null;
}

export interface ConnectorHealth {
  status?: string | null;
  stage?: string | null;
  details?: {
    connectionRateLast6Hours?: number | null;
    connectionsLast6Hours?: number | null;
  } | null;
}

export interface CredentialSelectOption {
  value: string;
  label: string;
}
