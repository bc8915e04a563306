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
    /** NOMINAL or EFFECTIVE. */
    readonly taxType?: string | null;
    /** SIMPLE or COMPOUND. */
    readonly interestRateType?: string | null;
    /** MONTHLY or YEARLY: what the rates are for. */
    readonly taxPeriodicity?: string | null;
    /** Which days are counted, in the words of Open Finance. */
    readonly calculation?: string | null;
    /** The kind of index that the rate follows, in the words of Open Finance. */
    readonly referentialRateIndexerType?: string | null;
    /** The index that the rate follows, in the words of Open Finance. */
    readonly referentialRateIndexerSubType?: string | null;
    /** What the bank adds about the index. */
    readonly referentialRateIndexerAdditionalInfo?: string | null;
    /** The part of the rate that is fixed, as a fraction: 1 is 100 %. */
    readonly preFixedRate?: Decimal | null;
    /** The part of the rate that follows the index, as a fraction: 1 is 100 %. */
    readonly postFixedRate?: Decimal | null;
    /** What the bank adds about the rate. */
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Fees that were agreed. */
  readonly contractedFees?: readonly ({
    /** What the fee is called. */
    readonly name?: string | null;
    /** The short name of the fee. */
    readonly code?: string | null;
    /** UNIQUE: once; BY_INSTALLMENT: with each instalment. */
    readonly chargeType?: string | null;
    /** How it is reckoned: MINIMUM, MAXIMUM, FIXED or PERCENTAGE. */
    readonly charge?: string | null;
    /** What the fee comes to, in the loan's currency. */
    readonly amount?: Decimal | null;
    /** Of a fee that is a share: how large a share, as the bank gives it. */
    readonly rate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Charges that were agreed. */
  readonly contractedFinanceCharges?: readonly ({
    /** Which charge it is, in the words of Open Finance. */
    readonly type?: string | null;
    /** What the bank adds to it. */
    readonly additionalInfo?: string | null;
    /** How large a share it is, as the bank gives it. */
    readonly rate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** What it is secured with. */
  readonly warranties?: readonly ({
    /** ISO 4217, such as BRL. */
    readonly currencyCode?: string | null;
    /** Which kind of security it is, in the words of Open Finance. */
    readonly type?: string | null;
    /** Which kind within `type`, in the words of Open Finance. */
    readonly subtype?: string | null;
    /** What it was worth at first, in `currencyCode`. */
    readonly amount?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** How many instalments there are, and how many are paid, due and overdue. */
  readonly installments?: {
    /** The unit of `totalNumberOfInstallments`: DAY, WEEK, MONTH, YEAR or WITHOUT_TOTAL_PERIOD. */
    readonly typeNumberOfInstallments?: string | null;
    /** How long the contract lasts, in that unit. */
    readonly totalNumberOfInstallments?: Decimal | null;
    /** The unit of `contractRemainingNumber`: as above, or WITHOUT_REMAINING_PERIOD. */
    readonly typeContractRemaining?: string | null;
    /** How long the contract still lasts, in that unit. */
    readonly contractRemainingNumber?: Decimal | null;
    /** How many instalments are paid. */
    readonly paidInstallments?: Decimal | null;
    /** How many instalments are still to come. */
    readonly dueInstallments?: Decimal | null;
    /** How many instalments are overdue. */
    readonly pastDueInstallments?: Decimal | null;
    /** Payments that are due beside the regular instalments. */
    readonly balloonPayments?: readonly ({
      /** When it is due. A day, written as a moment in UTC. */
      readonly dueDate?: string | null;
      /** What is due. */
      readonly amount?: {
        /** The amount, in `currencyCode`. */
        readonly value?: Decimal | null;
        /** ISO 4217, such as BRL. */
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
    /** What would settle the loan today, in the loan's currency. */
    readonly contractOutstandingBalance?: Decimal | null;
    /** Payments that were made. */
    readonly releases?: readonly ({
      /** False: as it was agreed; true: once, beside the instalments. */
      readonly isOverParcelPayment?: boolean | null;
      /** What the bank knows the instalment by. */
      readonly installmentId?: string | null;
      /** When it was paid. A day, written as a moment in UTC. */
      readonly paidDate?: string | null;
      /** ISO 4217, such as BRL. */
      readonly currencyCode?: string | null;
      /** What was paid, in `currencyCode`. */
      readonly paidAmount?: Decimal | null;
      /** Fees and charges that were paid beside the instalment. */
      readonly overParcel?: {
        /** Fees that were paid with it. */
        readonly fees?: readonly ({
          /** What the fee is called. */
          readonly name?: string | null;
          /** The short name of the fee. */
          readonly code?: string | null;
          /** What the fee came to, in the payment's currency. */
          readonly amount?: Decimal | null;
          /** What Pluggy says besides. */
          readonly [more: string]: unknown;
        })[] | null;
        /** Charges that were paid with it. */
        readonly charges?: readonly ({
          /** Which charge it is, in the words of Open Finance. */
          readonly type?: string | null;
          /** What the bank adds to it. */
          readonly additionalInfo?: string | null;
          /** What the charge came to, in the payment's currency. */
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
