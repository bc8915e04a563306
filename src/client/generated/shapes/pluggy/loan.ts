// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface Loan {
  readonly id: string;
  readonly itemId?: string | null;
  readonly contractNumber?: string | null;
  readonly ipocCode?: string | null;
  readonly productName?: string | null;
  readonly type?: string | null;
  readonly kind?: string | null;
  readonly date?: string | null;
  readonly contractDate?: string | null;
  readonly disbursementDates?: readonly string[] | null;
  readonly settlementDate?: string | null;
  readonly contractAmount?: Decimal | null;
  readonly currencyCode?: string | null;
  readonly dueDate?: string | null;
  readonly installmentPeriodicity?: string | null;
  readonly installmentPeriodicityAdditionalInfo?: string | null;
  readonly firstInstallmentDueDate?: string | null;
  readonly CET?: Decimal | null;
  readonly amortizationScheduled?: string | null;
  readonly amortizationScheduledAdditionalInfo?: string | null;
  readonly cnpjConsignee?: string | null;
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
  readonly contractedFinanceCharges?: readonly ({
    readonly type?: string | null;
    readonly additionalInfo?: string | null;
    readonly rate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly warranties?: readonly ({
    readonly currencyCode?: string | null;
    readonly type?: string | null;
    readonly subtype?: string | null;
    readonly amount?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
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
