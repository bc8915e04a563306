// Pluggy's own object, as JSON carries it: a loan. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Loan {
  id: string;
  itemId: string;
  contractNumber?: string | null;
  ipocCode?: string | null;
  productName: string;
  type?: string | null;
  kind: 'LOAN' | 'FINANCING' | 'INVOICE_FINANCING' | 'UNARRANGED_ACCOUNT_OVERDRAFT';
  date: string;
  contractDate?: string | null;
  disbursementDates?: string[] | null;
  settlementDate?: string | null;
  contractAmount?: number | null;
  currencyCode: string;
  dueDate?: string | null;
  installmentPeriodicity?:
    | 'WITHOUT_REGULAR_PERIODICITY'
    | 'WEEKLY'
    | 'FORTNIGHTLY'
    | 'MONTHLY'
    | 'BIMONTHLY'
    | 'QUARTERLY'
    | 'SEMESTERLY'
    | 'YEARLY'
    | 'OTHERS'
    | null;
  installmentPeriodicityAdditionalInfo?: string | null;
  firstInstallmentDueDate?: string | null;
  CET?: number | null;
  amortizationScheduled?: 'SAC' | 'PRICE' | 'SAM' | 'WITHOUT_AMORTIZATION_SYSTEM' | 'OTHERS' | null;
  amortizationScheduledAdditionalInfo?: string | null;
  cnpjConsignee?: string | null;
  interestRates?: LoanInterestRate[] | null;
  contractedFees?: LoanContractedFee[] | null;
  contractedFinanceCharges?: LoanContractedFinanceCharge[] | null;
  warranties?: LoanWarranty[] | null;
  installments?: LoanInstallments | null;
  payments?: LoanPayments | null;
}

export interface LoanInterestRate {
  taxType?: 'NOMINAL' | 'EFFECTIVE' | null;
  interestRateType?: 'SIMPLE' | 'COMPOUND' | null;
  taxPeriodicity?: 'MONTHLY' | 'YEARLY' | null;
  calculation?: string | null;
  referentialRateIndexerType?: string | null;
  referentialRateIndexerSubType?: string | null;
  referentialRateIndexerAdditionalInfo?: string | null;
  preFixedRate?: number | null;
  postFixedRate?: number | null;
  additionalInfo?: string | null;
}

export interface LoanContractedFee {
  name?: string | null;
  code?: string | null;
  chargeType?: 'UNIQUE' | 'BY_INSTALLMENT' | null;
  charge?: 'MINIMUM' | 'MAXIMUM' | 'FIXED' | 'PERCENTAGE' | null;
  amount?: number | null;
  rate?: number | null;
}

export interface LoanContractedFinanceCharge {
  type?: string | null;
  additionalInfo?: string | null;
  rate?: number | null;
}

export interface LoanWarranty {
  currencyCode?: string | null;
  type?: string | null;
  subtype?: string | null;
  amount?: number | null;
}

export interface LoanInstallments {
  typeNumberOfInstallments?: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | 'WITHOUT_TOTAL_PERIOD' | null;
  totalNumberOfInstallments?: number | null;
  typeContractRemaining?:
    | 'DAY'
    | 'WEEK'
    | 'MONTH'
    | 'YEAR'
    | 'WITHOUT_TOTAL_PERIOD'
    | 'WITHOUT_REMAINING_PERIOD'
    | null;
  contractRemainingNumber?: number | null;
  paidInstallments?: number | null;
  dueInstallments?: number | null;
  pastDueInstallments?: number | null;
  balloonPayments?: LoanInstallmentBalloonPayment[] | null;
}

export interface LoanPayments {
  contractOutstandingBalance?: number | null;
  releases?: LoanPaymentRelease[] | null;
}

export interface LoanInstallmentBalloonPayment {
  dueDate?: string | null;
  amount?: LoanInstallmentBalloonPaymentAmount | null;
}

export interface LoanPaymentRelease {
  isOverParcelPayment?: boolean | null;
  installmentId?: string | null;
  paidDate?: string | null;
  currencyCode?: string | null;
  paidAmount?: number | null;
  overParcel?: LoanPaymentReleaseOverParcel | null;
}

export interface LoanInstallmentBalloonPaymentAmount {
  value?: number | null;
  currencyCode?: string | null;
}

export interface LoanPaymentReleaseOverParcel {
  fees?: LoanPaymentReleaseOverParcelFee[] | null;
  charges?: LoanPaymentReleaseOverParcelCharge[] | null;
}

export interface LoanPaymentReleaseOverParcelFee {
  name?: string | null;
  code?: string | null;
  amount?: number | null;
}

export interface LoanPaymentReleaseOverParcelCharge {
  type?: string | null;
  additionalInfo?: string | null;
  amount?: number | null;
}
