// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';

/** Pluggy's account with what this project adds. */
export interface Account {
  readonly id: string;
  readonly itemId: string;
  readonly type?: string | null;
  readonly subtype?: string | null;
  readonly number?: string | null;
  readonly balance?: Decimal | null;
  readonly name?: string | null;
  readonly marketingName?: string | null;
  readonly owner?: string | null;
  readonly taxNumber?: string | null;
  readonly currencyCode?: string | null;
  readonly bankData?: {
    readonly transferNumber?: string | null;
    readonly closingBalance?: Decimal | null;
    readonly automaticallyInvestedBalance?: Decimal | null;
    readonly overdraftContractedLimit?: Decimal | null;
    readonly overdraftUsedLimit?: Decimal | null;
    readonly unarrangedOverdraftAmount?: Decimal | null;
    readonly hasReservedBalance?: boolean | null;
    readonly reservedBalances?: readonly ({
      readonly name?: string | null;
      readonly identification?: string | null;
      readonly availableAmounts?: readonly ({
        readonly amount?: Decimal | null;
        readonly currencyCode?: string | null;
        readonly remuneration?: {
          readonly preFixedRate?: Decimal | null;
          readonly postFixedIndexerPercentage?: Decimal | null;
          readonly rateType?: string | null;
          readonly indexer?: string | null;
          readonly calculation?: string | null;
          readonly ratePeriodicity?: string | null;
          readonly indexerAdditionalInfo?: string | null;
          /** What Pluggy says besides. */
          readonly [more: string]: unknown;
        } | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly creditData?: {
    readonly level?: string | null;
    readonly brand?: string | null;
    readonly brandAdditionalInfo?: string | null;
    readonly balanceCloseDate?: string | null;
    readonly balanceDueDate?: string | null;
    readonly availableCreditLimit?: Decimal | null;
    readonly balanceForeignCurrency?: Decimal | null;
    readonly minimumPayment?: Decimal | null;
    readonly creditLimit?: Decimal | null;
    readonly isLimitFlexible?: boolean | null;
    readonly status?: string | null;
    readonly holderType?: string | null;
    readonly disaggregatedCreditLimits?: readonly ({
      readonly creditLineLimitType?: string | null;
      readonly consolidationType?: string | null;
      readonly identificationNumber?: string | null;
      readonly isLimitFlexible?: boolean | null;
      readonly usedAmount?: Decimal | null;
      readonly usedAmountCurrencyCode?: string | null;
      readonly lineName?: string | null;
      readonly lineNameAdditionalInfo?: string | null;
      readonly limitAmount?: Decimal | null;
      readonly limitAmountCurrencyCode?: string | null;
      readonly limitAmountReason?: string | null;
      readonly customizedLimitAmount?: Decimal | null;
      readonly customizedLimitAmountCurrencyCode?: string | null;
      readonly availableAmount?: Decimal | null;
      readonly availableAmountCurrencyCode?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Null: there is none. */
  readonly lastBill: LastBill | null;
  /** Whether totals and summaries count it. */
  readonly counted: boolean;
  /** Of one that is not counted: the same account through another connection, which counts; null: none. */
  readonly sameAs: string | null;
  /** What the person set of `counted`; null: it is decided by what is known of the account. */
  readonly countedByUser: boolean | null;
  /** The person's own name of it. */
  readonly alias: string | null;
  /** When the bank no longer listed it; null: it is open. Closed ones come with `includeDeleted` alone. */
  readonly closedAt: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** The sums of one currency over the accounts that count. */
export interface AccountTotal {
  readonly currencyCode: string;
  /** Balances of accounts at banks. */
  readonly bank: Decimal;
  /** The older name of `usedLimit`. */
  readonly credit: Decimal;
  /** The used limits of cards. */
  readonly usedLimit: Decimal;
  /** Of the last closed bills of cards; null: there is none. */
  readonly lastBills: Decimal | null;
}

/** What the figures of an account were from `at` on, until the next newer one. Amounts in `currencyCode`, null where there is none. */
export interface Balance {
  /** When this service read it. */
  readonly at: string;
  /** Pluggy's `updatedAt` of the account then. */
  readonly asOf: string | null;
  readonly currencyCode: string | null;
  /** Bank: funds. Card: the used limit, instalments to come included; positive. */
  readonly balance: Decimal | null;
  readonly closingBalance: Decimal | null;
  readonly automaticallyInvestedBalance: Decimal | null;
  readonly overdraftContractedLimit: Decimal | null;
  readonly overdraftUsedLimit: Decimal | null;
  readonly unarrangedOverdraftAmount: Decimal | null;
  readonly creditLimit: Decimal | null;
  readonly availableCreditLimit: Decimal | null;
  readonly minimumPayment: Decimal | null;
  readonly balanceForeignCurrency: Decimal | null;
}

/** Of a card, the last closed bill: what has to be paid, and on which calendar day. */
export interface LastBill {
  readonly id: string;
  readonly dueDate: string | null;
  readonly totalAmount: Decimal | null;
  readonly currencyCode: string | null;
}
