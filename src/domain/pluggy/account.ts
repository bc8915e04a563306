// Pluggy's own object, as JSON carries it: an account or card, and the bills of a card. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Account {
  id: string;
  type: 'BANK' | 'CREDIT';
  subtype: 'SAVINGS_ACCOUNT' | 'CHECKING_ACCOUNT' | 'CREDIT_CARD';
  number: string;
  name: string;
  marketingName?: string | null;
  balance: number;
  itemId: string;
  taxNumber?: string | null;
  owner?: string | null;
  currencyCode: string;
  bankData?: BankData | null;
  creditData?: CreditData | null;
  createdAt: string;
  updatedAt: string;
}

export interface Bill {
  id: string;
  dueDate: string;
  billClosingDate?: string | null;
  totalAmount: number;
  totalAmountCurrencyCode: string;
  minimumPaymentAmount?: number | null;
  allowsInstallments?: boolean | null;
  financeCharges: BillFinanceCharge[];
  payments: BillPayment[];
}

export interface BankData {
  transferNumber?: string | null;
  closingBalance?: number | null;
  automaticallyInvestedBalance?: number | null;
  overdraftContractedLimit?: number | null;
  overdraftUsedLimit?: number | null;
  unarrangedOverdraftAmount?: number | null;
  hasReservedBalance?: boolean | null;
  reservedBalances?: ReservedBalance[] | null;
}

export interface CreditData {
  level?: string | null;
  brand?: string | null;
  brandAdditionalInfo?: string | null;
  balanceCloseDate?: string | null;
  balanceDueDate?: string | null;
  availableCreditLimit?: number | null;
  balanceForeignCurrency?: number | null;
  minimumPayment?: number | null;
  creditLimit?: number | null;
  isLimitFlexible?: boolean | null;
  status?: 'ACTIVE' | 'BLOCKED' | 'CANCELLED' | null;
  holderType?: 'MAIN' | 'ADDITIONAL' | null;
  disaggregatedCreditLimits?: DisaggregatedCreditLimit[] | null;
  additionalCards?: AdditionalCard[] | null;
}

export interface BillFinanceCharge {
  id: string;
  type: 'LATE_PAYMENT_REMUNERATIVE_INTEREST' | 'LATE_PAYMENT_FEE' | 'LATE_PAYMENT_INTEREST' | 'IOF' | 'OTHER';
  amount: number;
  currencyCode: string;
  additionalInfo?: string | null;
}

export interface BillPayment {
  id: string;
  valueType: 'INSTALLMENT_PAYMENT' | 'FULL_PAYMENT' | 'OTHER_PAYMENT';
  paymentDate: string;
  paymentMode?: 'DEBIT_ACCOUNT' | 'BANK_SLIP' | 'PAYROLL_DEDUCTION' | 'PIX' | null;
  amount: number;
  currencyCode: string;
}

export interface ReservedBalance {
  name?: string | null;
  identification: string;
  availableAmounts: ReservedBalanceAmount[];
}

export interface DisaggregatedCreditLimit {
  creditLineLimitType: string;
  consolidationType: string;
  identificationNumber: string;
  isLimitFlexible: boolean;
  usedAmount: number;
  usedAmountCurrencyCode: string;
  lineName?:
    | 'CREDITO_A_VISTA'
    | 'CREDITO_PARCELADO'
    | 'SAQUE_CREDITO_BRASIL'
    | 'SAQUE_CREDITO_EXTERIOR'
    | 'EMPRESTIMO_CARTAO_CONSIGNADO'
    | 'OUTROS'
    | null;
  lineNameAdditionalInfo?: string | null;
  limitAmount?: number | null;
  limitAmountCurrencyCode?: string | null;
  limitAmountReason?: string | null;
  customizedLimitAmount?: number | null;
  customizedLimitAmountCurrencyCode?: string | null;
  availableAmount?: number | null;
  availableAmountCurrencyCode?: string | null;
}

export interface AdditionalCard {
  number: string;
}

export interface ReservedBalanceAmount {
  amount: number;
  currencyCode: string;
  remuneration?: ReservedBalanceRemuneration | null;
}

export interface ReservedBalanceRemuneration {
  preFixedRate?: number | null;
  postFixedIndexerPercentage?: number | null;
  rateType?: string | null;
  indexer?: string | null;
  calculation?: string | null;
  ratePeriodicity?: string | null;
  indexerAdditionalInfo?: string | null;
}
