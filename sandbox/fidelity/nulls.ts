import type { Deviation } from './deviation.ts';

/** Members that are null, and why they may be. */
interface Nulls {
  readonly reason: string;
  /** Members by the schema that they belong to. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

const live: Nulls = {
  reason: 'The live API sends null where it knows nothing; the description calls the member optional.',
  members: {
    ConnectorHealth: ['stage'],
    Item: [
      'statusDetail',
      'error',
      'parameter',
      'userAction',
      'webhookUrl',
      'lastUpdatedAt',
      'nextAutoSyncAt',
      'consentExpiresAt',
    ],
    StatusDetail: ['accountStatements'],
    StatusDetailProduct: ['lastUpdatedAt'],
    Account: ['marketingName', 'creditData', 'bankData'],
    BankData: [
      'automaticallyInvestedBalance',
      'overdraftContractedLimit',
      'overdraftUsedLimit',
      'unarrangedOverdraftAmount',
    ],
    Transaction: [
      'amountInAccountCurrency',
      'providerCode',
      'providerId',
      'creditCardMetadata',
      'merchant',
      'order',
      'paymentData',
      'balance',
    ],
    Investment: ['code', 'isin', 'fixedAnnualRate', 'metadata', 'rate', 'rateType', 'dueDate'],
    InvestmentTransaction: ['expenses', 'agreedRate'],
    Webhook: ['disabledAt'],
    Consent: ['expiresAt', 'revokedAt'],
  },
};

const typed: Nulls = {
  reason:
    "Pluggy's Node client declares the member as always there, and null where nothing is known; what the live API sends was not seen.",
  members: {
    ReservedBalanceRemuneration: ['preFixedRate', 'indexerAdditionalInfo'],
    Loan: [
      'settlementDate',
      'installmentPeriodicityAdditionalInfo',
      'amortizationScheduledAdditionalInfo',
      'cnpjConsignee',
    ],
    LoanInterestRate: [
      'referentialRateIndexerSubType',
      'referentialRateIndexerAdditionalInfo',
      'additionalInfo',
    ],
    LoanContractedFee: ['rate'],
    LoanContractedFinanceCharge: ['additionalInfo'],
    LoanPaymentRelease: ['overParcel'],
    IdentityResponse: [
      'socialName',
      'companyName',
      'establishmentCode',
      'establishmentName',
      'passport',
      'incorporationDate',
      'parties',
      'businessOtherDocuments',
      'companiesCnpj',
      'birthDate',
      'jobTitle',
      'sex',
      'maritalStatus',
      'nationality',
    ],
    Address: ['additionalInfo'],
    IdentityRelation: ['document'],
  },
};

const documented: Nulls = {
  reason:
    "Pluggy's documents count the member among those that may be null; what the live API sends was not seen.",
  members: {
    Investment: ['indexerAdditionalInfo', 'priceFactor', 'debtor', 'couponPayment', 'ratePeriodicity'],
    InvestmentTransaction: ['indexerPercentage', 'priceFactor'],
  },
};

/**
 * Members that are null where nothing is known, though the published description marks hardly anything as nullable. A
 * strict client that was made from the description alone fails on the live API too.
 */
export const nulls: readonly Deviation[] = [live, typed, documented].flatMap(({ reason, members }) =>
  Object.entries(members).flatMap(([schema, names]) =>
    names.map((name) => ({ at: `${schema}.${name}`, problem: 'null', reason })),
  ),
);
