// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

export interface Investment {
  /** The investment's id at Pluggy, a UUID. */
  readonly id: string;
  /** Its code at the exchange, or the CNPJ of the fund. */
  readonly code?: string | null;
  /** The CNPJ of whoever issued it. */
  readonly issuerCNPJ?: string | null;
  /** Its number at the bank. */
  readonly number?: string | null;
  /** ISIN. */
  readonly isin?: string | null;
  /** The connection that it comes through. */
  readonly itemId?: string | null;
  /** Such as FIXED_INCOME, MUTUAL_FUND or EQUITY. */
  readonly type?: string | null;
  /** Such as CDB, TREASURY or STOCK. */
  readonly subtype?: string | null;
  /** What the bank calls it. */
  readonly name?: string | null;
  /** ISO 4217, such as BRL. */
  readonly currencyCode?: string | null;
  /** The day that `value` and `balance` are of. */
  readonly date?: string | null;
  /** The quote of one unit. */
  readonly value?: Decimal | null;
  /** How many units. */
  readonly quantity?: Decimal | null;
  /** Income tax (IR) that would be due. */
  readonly taxes?: Decimal | null;
  /** Tax on financial operations (IOF) that would be due. */
  readonly taxes2?: Decimal | null;
  /** What it is worth after taxes. */
  readonly balance?: Decimal | null;
  /** What it is worth before taxes. */
  readonly amount?: Decimal | null;
  /** What may be withdrawn now. */
  readonly amountWithdrawal?: Decimal | null;
  /** What it has gained or lost. */
  readonly amountProfit?: Decimal | null;
  /** What was put in. */
  readonly amountOriginal?: Decimal | null;
  /** When it ends. */
  readonly dueDate?: string | null;
  /** Who issued it. */
  readonly issuer?: string | null;
  /** When it was issued. */
  readonly issueDate?: string | null;
  /** When it was bought. */
  readonly purchaseDate?: string | null;
  /** The rate, of `rateType`, in per cent. */
  readonly rate?: Decimal | null;
  /** Such as CDI, SELIC or IPCA. */
  readonly rateType?: string | null;
  /** The fixed rate of a year, in per cent. */
  readonly fixedAnnualRate?: Decimal | null;
  /** What it gained in the last month, in per cent. */
  readonly lastMonthRate?: Decimal | null;
  /** What it gained in this year, in per cent. */
  readonly annualRate?: Decimal | null;
  /** What it gained in twelve months, in per cent. */
  readonly lastTwelveMonthsRate?: Decimal | null;
  /** ACTIVE, PENDING or TOTAL_WITHDRAWAL. */
  readonly status?: string | null;
  /** Its movements, where the bank gives them with it. */
  readonly transactions?: readonly ({
    /** The movement's id at Pluggy, a UUID. */
    readonly id: string;
    /** BUY, SELL, TAX, TRANSFER, INTEREST or AMORTIZATION. */
    readonly type?: string | null;
    /** What the bank says of it. */
    readonly description?: string | null;
    /** The investment that was moved. */
    readonly investmentId?: string | null;
    /** How many shares or units. */
    readonly quantity?: Decimal | null;
    /** The price of one unit. */
    readonly value?: Decimal | null;
    /** What was moved, before fees and taxes. */
    readonly amount?: Decimal | null;
    /** When it was made. */
    readonly date?: string | null;
    /** When it was confirmed. */
    readonly tradeDate?: string | null;
    /** The number of the brokerage note. */
    readonly brokerageNumber?: string | null;
    /** What is left of `amount` after `expenses`. */
    readonly netAmount?: Decimal | null;
    /** What it cost: fees and taxes. */
    readonly expenses?: {
      /** The tax on services (ISS). Like all of these in the investment's currency. */
      readonly serviceTax?: Decimal | null;
      /** What the broker takes. */
      readonly brokerageFee?: Decimal | null;
      /** Income tax that was withheld (IRRF). */
      readonly incomeTax?: Decimal | null;
      /** All that has no member of its own, summed up. */
      readonly other?: Decimal | null;
      /** The fee for the notice of trading in assets (ANA). */
      readonly tradingAssetsNoticeFee?: Decimal | null;
      /** What the exchange takes of forwards and options. */
      readonly maintenanceFee?: Decimal | null;
      /** The fee for settling. */
      readonly settlementFee?: Decimal | null;
      /** The fee for registering. */
      readonly clearingFee?: Decimal | null;
      /** What the exchange takes (emolumentos). */
      readonly stockExchangeFee?: Decimal | null;
      /** What keeping it costs. */
      readonly custodyFee?: Decimal | null;
      /** What the operator takes. */
      readonly operatingFee?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** CREDIT (BUY) or DEBIT (the rest). */
    readonly movementType?: string | null;
    /** The rate that was agreed. */
    readonly agreedRate?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Of a pension plan and the like: its numbers and tax regime. */
  readonly metadata?: {
    /** How the plan is taxed. */
    readonly taxRegime?: string | null;
    /** The number of the proposal. */
    readonly proposalNumber?: string | null;
    /** The number of the process. */
    readonly processNumber?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Whose investment it is. */
  readonly owner?: string | null;
  /** Where it is kept. */
  readonly institution?: {
    /** What it is called. */
    readonly name?: string | null;
    /** Its CNPJ. */
    readonly number?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
