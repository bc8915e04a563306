// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface Investment {
  readonly id: string;
  readonly code?: string | null;
  readonly issuerCNPJ?: string | null;
  readonly number?: string | null;
  readonly isin?: string | null;
  readonly itemId?: string | null;
  readonly type?: string | null;
  readonly subtype?: string | null;
  readonly name?: string | null;
  readonly currencyCode?: string | null;
  readonly date?: string | null;
  readonly value?: Decimal | null;
  readonly quantity?: Decimal | null;
  readonly taxes?: Decimal | null;
  readonly taxes2?: Decimal | null;
  readonly balance?: Decimal | null;
  readonly amount?: Decimal | null;
  readonly amountWithdrawal?: Decimal | null;
  readonly amountProfit?: Decimal | null;
  readonly amountOriginal?: Decimal | null;
  readonly dueDate?: string | null;
  readonly issuer?: string | null;
  readonly issueDate?: string | null;
  readonly purchaseDate?: string | null;
  readonly rate?: Decimal | null;
  readonly rateType?: string | null;
  readonly fixedAnnualRate?: Decimal | null;
  readonly lastMonthRate?: Decimal | null;
  readonly annualRate?: Decimal | null;
  readonly lastTwelveMonthsRate?: Decimal | null;
  readonly status?: string | null;
  readonly transactions?: readonly ({
    readonly id: string;
    readonly type?: string | null;
    readonly description?: string | null;
    readonly investmentId?: string | null;
    readonly quantity?: Decimal | null;
    readonly value?: Decimal | null;
    readonly amount?: Decimal | null;
    readonly date?: string | null;
    readonly tradeDate?: string | null;
    readonly brokerageNumber?: string | null;
    readonly netAmount?: Decimal | null;
    readonly expenses?: {
      readonly serviceTax?: Decimal | null;
      readonly brokerageFee?: Decimal | null;
      readonly incomeTax?: Decimal | null;
      readonly other?: Decimal | null;
      readonly tradingAssetsNoticeFee?: Decimal | null;
      readonly maintenanceFee?: Decimal | null;
      readonly settlementFee?: Decimal | null;
      readonly clearingFee?: Decimal | null;
      readonly stockExchangeFee?: Decimal | null;
      readonly custodyFee?: Decimal | null;
      readonly operatingFee?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly movementType?: string | null;
    readonly agreedRate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly metadata?: {
    readonly taxRegime?: string | null;
    readonly proposalNumber?: string | null;
    readonly processNumber?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly owner?: string | null;
  readonly institution?: {
    readonly name?: string | null;
    readonly number?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
