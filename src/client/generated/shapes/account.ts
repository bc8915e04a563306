// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';

/** Pluggy's account with what this project adds. */
export interface Account {
  /** The account's id at Pluggy, a UUID. */
  readonly id: string;
  /** The connection that it comes through. */
  readonly itemId: string;
  /** BANK, or CREDIT for a card. */
  readonly type?: string | null;
  /** CHECKING_ACCOUNT, SAVINGS_ACCOUNT or CREDIT_CARD. */
  readonly subtype?: string | null;
  /** Of an account at a bank branch and number; of a card its last four digits. */
  readonly number?: string | null;
  /** In `currencyCode`. BANK: funds. CREDIT: the used limit, instalments to come included; positive is owed. */
  readonly balance?: Decimal | null;
  /** What the bank calls the account. */
  readonly name?: string | null;
  /** What the bank calls the product. */
  readonly marketingName?: string | null;
  /** Whose account it is. */
  readonly owner?: string | null;
  /** The CPF or CNPJ of the owner. */
  readonly taxNumber?: string | null;
  /** ISO 4217, such as BRL. */
  readonly currencyCode?: string | null;
  /** Of type BANK alone. */
  readonly bankData?: {
    /** Bank code, branch and account, as a transfer names them. */
    readonly transferNumber?: string | null;
    /** Funds, blocked ones included. */
    readonly closingBalance?: Decimal | null;
    /** What the bank has invested by itself. */
    readonly automaticallyInvestedBalance?: Decimal | null;
    /** How far the account may go below zero. */
    readonly overdraftContractedLimit?: Decimal | null;
    /** What of the overdraft is used; positive. */
    readonly overdraftUsedLimit?: Decimal | null;
    /** What was drawn beyond the overdraft; positive. */
    readonly unarrangedOverdraftAmount?: Decimal | null;
    /** Whether a part is set aside. */
    readonly hasReservedBalance?: boolean | null;
    /** The parts that are set aside. */
    readonly reservedBalances?: readonly ({
      /** What the person calls it. */
      readonly name?: string | null;
      /** What the bank knows it by. */
      readonly identification?: string | null;
      /** What is in it; a part for each rate that is paid on it. */
      readonly availableAmounts?: readonly ({
        /** What is set aside, in `currencyCode`. */
        readonly amount?: Decimal | null;
        /** ISO 4217, such as BRL. */
        readonly currencyCode?: string | null;
        /** What is paid on it; null: not known. */
        readonly remuneration?: {
          /** The part of the rate that is fixed, as a fraction: 0.3 is 30 %. */
          readonly preFixedRate?: Decimal | null;
          /** How much of the index is paid, as a fraction: 1.1 is 110 %. */
          readonly postFixedIndexerPercentage?: Decimal | null;
          /** LINEAR or EXPONENCIAL. */
          readonly rateType?: string | null;
          /** The index that the rate follows, such as CDI, IPCA or SELIC. */
          readonly indexer?: string | null;
          /** Which days are counted: DIAS_UTEIS or DIAS_CORRIDOS. */
          readonly calculation?: string | null;
          /** What the rate is for: DIARIO, MENSAL, SEMESTRAL or ANUAL. */
          readonly ratePeriodicity?: string | null;
          /** Which index it is where `indexer` is OUTROS. */
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
  /** Of type CREDIT alone. */
  readonly creditData?: {
    /** Such as GOLD. */
    readonly level?: string | null;
    /** Such as VISA. */
    readonly brand?: string | null;
    /** Which brand it is where `brand` is OTHER. */
    readonly brandAdditionalInfo?: string | null;
    /** When the open bill closes; banks often leave it out. */
    readonly balanceCloseDate?: string | null;
    /** When the bill is due. */
    readonly balanceDueDate?: string | null;
    /** What of the limit is left. */
    readonly availableCreditLimit?: Decimal | null;
    /** What is owed in a foreign currency, in that currency. */
    readonly balanceForeignCurrency?: Decimal | null;
    /** The least that has to be paid. */
    readonly minimumPayment?: Decimal | null;
    /** The whole limit. */
    readonly creditLimit?: Decimal | null;
    /** Whether the bank may let purchases pass beyond the limit. */
    readonly isLimitFlexible?: boolean | null;
    /** ACTIVE, BLOCKED or CANCELLED. */
    readonly status?: string | null;
    /** MAIN or ADDITIONAL. */
    readonly holderType?: string | null;
    /** The limits by line of credit, as Open Finance has them. */
    readonly disaggregatedCreditLimits?: readonly ({
      /** LIMITE_CREDITO_TOTAL, or LIMITE_CREDITO_MODALIDADE_OPERACAO for one line of credit. */
      readonly creditLineLimitType?: string | null;
      /** Whether the limit is shared by several cards or is of one. */
      readonly consolidationType?: string | null;
      /** The digits of the card that the limit is of. */
      readonly identificationNumber?: string | null;
      /** Whether the bank may let purchases pass beyond the limit. */
      readonly isLimitFlexible?: boolean | null;
      /** What of the limit is used. */
      readonly usedAmount?: Decimal | null;
      /** The currency of `usedAmount`, ISO 4217. */
      readonly usedAmountCurrencyCode?: string | null;
      /** The line of credit, such as CREDITO_A_VISTA, CREDITO_PARCELADO or OUTROS. */
      readonly lineName?: string | null;
      /** What is meant by OUTROS. */
      readonly lineNameAdditionalInfo?: string | null;
      /** The limit. */
      readonly limitAmount?: Decimal | null;
      /** The currency of `limitAmount`, ISO 4217. */
      readonly limitAmountCurrencyCode?: string | null;
      /** Why the limit is zero, where it is. */
      readonly limitAmountReason?: string | null;
      /** The limit that the person set at the bank. */
      readonly customizedLimitAmount?: Decimal | null;
      /** The currency of `customizedLimitAmount`, ISO 4217. */
      readonly customizedLimitAmountCurrencyCode?: string | null;
      /** What of the limit is left. */
      readonly availableAmount?: Decimal | null;
      /** The currency of `availableAmount`, ISO 4217. */
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
  /**
   * Of one that the person left out: the same account through another connection, which counted until that connection ended or
   * the bank closed it. Nothing counts in its place since, so that no total has it; null: not so.
   */
  readonly formerSameAs: string | null;
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
  /** ISO 4217, such as BRL. Accounts without a currency are in no total. */
  readonly currencyCode: string;
  /** Balances of accounts at banks; positive: the person's money. */
  readonly bank: Decimal;
  /** The older name of `usedLimit`. */
  readonly credit: Decimal;
  /** The used limits of cards; positive: owed. */
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
  /** ISO 4217, such as BRL; null: the account names none. */
  readonly currencyCode: string | null;
  /** Bank: funds. Card: the used limit, instalments to come included; positive. */
  readonly balance: Decimal | null;
  /** Bank: funds, blocked ones included. */
  readonly closingBalance: Decimal | null;
  /** Bank: what the bank has invested by itself. */
  readonly automaticallyInvestedBalance: Decimal | null;
  /** Bank: how far the account may go below zero. */
  readonly overdraftContractedLimit: Decimal | null;
  /** Bank: what of the overdraft is used; positive. */
  readonly overdraftUsedLimit: Decimal | null;
  /** Bank: what was drawn beyond the overdraft; positive. */
  readonly unarrangedOverdraftAmount: Decimal | null;
  /** Card: the whole limit. */
  readonly creditLimit: Decimal | null;
  /** Card: what of the limit is left. */
  readonly availableCreditLimit: Decimal | null;
  /** Card: the least that has to be paid. */
  readonly minimumPayment: Decimal | null;
  /** Card: what is owed in a foreign currency, in that currency. */
  readonly balanceForeignCurrency: Decimal | null;
}

/** Of a card, the last closed bill: what has to be paid, and on which calendar day. */
export interface LastBill {
  /** The bill, as in `GET /user/:userId/bills`. */
  readonly id: string;
  /** Calendar day on which it has to be paid; null: Pluggy names none. */
  readonly dueDate: string | null;
  /** What has to be paid, in `currencyCode`; null: Pluggy's is no number. */
  readonly totalAmount: Decimal | null;
  /** ISO 4217, such as BRL; null: Pluggy names none. */
  readonly currencyCode: string | null;
}
