// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface Loan {
  /** The loan's id at Pluggy, a UUID. */
  readonly id: string;
  /** The connection that it comes through. */
  readonly itemId?: string | null;
  /** The number of the contract. */
  readonly contractNumber?: string | null;
  /** The number of the contract by which the Central Bank knows it. */
  readonly ipocCode?: string | null;
  /** What the bank calls it. */
  readonly productName?: string | null;
  /** Which product it is, within its `kind`. */
  readonly type?: string | null;
  /** LOAN, FINANCING, INVOICE_FINANCING or UNARRANGED_ACCOUNT_OVERDRAFT. */
  readonly kind?: string | null;
  /** When the bank was read for it. */
  readonly date?: string | null;
  /** When it was agreed. */
  readonly contractDate?: string | null;
  /** When money was paid out. */
  readonly disbursementDates?: readonly string[] | null;
  /** When it was settled. */
  readonly settlementDate?: string | null;
  /** What was lent, in `currencyCode`. */
  readonly contractAmount?: Decimal | null;
  /** ISO 4217, such as BRL. */
  readonly currencyCode?: string | null;
  /** When it ends. */
  readonly dueDate?: string | null;
  /** How often an instalment is due, such as MONTHLY. */
  readonly installmentPeriodicity?: string | null;
  /** What the bank adds to it. */
  readonly installmentPeriodicityAdditionalInfo?: string | null;
  /** When the first instalment is due. */
  readonly firstInstallmentDueDate?: string | null;
  /** All that it costs in a year, as a fraction: 0.29 is 29 %. */
  readonly CET?: Decimal | null;
  /** How it is paid back: SAC, PRICE, SAM or another way. */
  readonly amortizationScheduled?: string | null;
  /** What the bank adds to it. */
  readonly amortizationScheduledAdditionalInfo?: string | null;
  /** Of a loan that is taken off the pay: the CNPJ of the employer. */
  readonly cnpjConsignee?: string | null;
  /** Rates of interest, as fractions. */
  readonly interestRates?: readonly ({
    readonly taxType?: string | null;
    readonly interestRateType?: string | null;
    readonly taxPeriodicity?: string | null;
    readonly calculation?: string | null;
    readonly referentialRateIndexerType?: string | null;
    readonly referentialRateIndexerSubType?: string | null;
    readonly referentialRateIndexerAdditionalInfo?: string | null;
    readonly preFixedRate?: Decimal | null;
    readonly postFixedRate?: Decimal | null;
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Fees that were agreed. */
  readonly contractedFees?: readonly ({
    readonly name?: string | null;
    readonly code?: string | null;
    readonly chargeType?: string | null;
    readonly charge?: string | null;
    readonly amount?: Decimal | null;
    readonly rate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Charges that were agreed. */
  readonly contractedFinanceCharges?: readonly ({
    readonly type?: string | null;
    readonly additionalInfo?: string | null;
    readonly rate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** What it is secured with. */
  readonly warranties?: readonly ({
    readonly currencyCode?: string | null;
    readonly type?: string | null;
    readonly subtype?: string | null;
    readonly amount?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** How many instalments there are, and how many are paid, due and overdue. */
  readonly installments?: {
    readonly typeNumberOfInstallments?: string | null;
    readonly totalNumberOfInstallments?: Decimal | null;
    readonly typeContractRemaining?: string | null;
    readonly contractRemainingNumber?: Decimal | null;
    readonly paidInstallments?: Decimal | null;
    readonly dueInstallments?: Decimal | null;
    readonly pastDueInstallments?: Decimal | null;
    readonly balloonPayments?: readonly ({
      readonly dueDate?: string | null;
      readonly amount?: {
        readonly value?: Decimal | null;
        readonly currencyCode?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** What is still to be paid back, and what was paid. */
  readonly payments?: {
    readonly contractOutstandingBalance?: Decimal | null;
    readonly releases?: readonly ({
      readonly isOverParcelPayment?: boolean | null;
      readonly installmentId?: string | null;
      readonly paidDate?: string | null;
      readonly currencyCode?: string | null;
      readonly paidAmount?: Decimal | null;
      readonly overParcel?: {
        readonly fees?: readonly ({
          readonly name?: string | null;
          readonly code?: string | null;
          readonly amount?: Decimal | null;
          /** What Pluggy says besides. */
          readonly [more: string]: unknown;
        })[] | null;
        readonly charges?: readonly ({
          readonly type?: string | null;
          readonly additionalInfo?: string | null;
          readonly amount?: Decimal | null;
          /** What Pluggy says besides. */
          readonly [more: string]: unknown;
        })[] | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      } | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
