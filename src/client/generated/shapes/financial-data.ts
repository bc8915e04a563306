// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Account } from '../shapes/account.ts';
import type { Consent } from '../shapes/pluggy/consent.ts';
import type { Decimal } from '../../Decimal.ts';
import type { Identity } from '../shapes/pluggy/identity.ts';
import type { Investment } from '../shapes/pluggy/investment.ts';
import type { Item } from '../shapes/item.ts';
import type { Loan } from '../shapes/pluggy/loan.ts';
import type { Transaction } from '../shapes/transaction.ts';

/** A closed bill of a card. */
export interface Bill {
  /** The bill's id at Pluggy, a UUID. */
  readonly id: string;
  /** When it has to be paid: mostly midnight of the day, in UTC or in São Paulo. */
  readonly dueDate?: string | null;
  /** When it was closed. */
  readonly billClosingDate?: string | null;
  /** What has to be paid, in `totalAmountCurrencyCode`. */
  readonly totalAmount?: Decimal | null;
  /** ISO 4217, such as BRL. */
  readonly totalAmountCurrencyCode?: string | null;
  /** The least that has to be paid. */
  readonly minimumPaymentAmount?: Decimal | null;
  /** Whether the bill may be paid in instalments. */
  readonly allowsInstallments?: boolean | null;
  /** What the bank charged with the bill: interest, fines, taxes. */
  readonly financeCharges?: readonly ({
    /** The charge's id at Pluggy, a UUID. */
    readonly id: string;
    /** LATE_PAYMENT_REMUNERATIVE_INTEREST, LATE_PAYMENT_FEE, LATE_PAYMENT_INTEREST, IOF or OTHER. */
    readonly type?: string | null;
    /** What was charged, in `currencyCode`. */
    readonly amount?: Decimal | null;
    /** ISO 4217, such as BRL. */
    readonly currencyCode?: string | null;
    /** What is meant by OTHER. */
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** What was paid, mostly for the bill before it. */
  readonly payments?: readonly ({
    /** The payment's id at Pluggy, a UUID. */
    readonly id: string;
    /** INSTALLMENT_PAYMENT, FULL_PAYMENT or OTHER_PAYMENT. */
    readonly valueType?: string | null;
    /** When it was paid. A day, written as a moment in UTC. */
    readonly paymentDate?: string | null;
    /** DEBIT_ACCOUNT, BANK_SLIP, PAYROLL_DEDUCTION or PIX. */
    readonly paymentMode?: string | null;
    /** What was paid, in `currencyCode`. */
    readonly amount?: Decimal | null;
    /** ISO 4217, such as BRL. */
    readonly currencyCode?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** When it came to Pluggy, in UTC. */
  readonly createdAt?: string | null;
  /** When it last changed at Pluggy, in UTC. */
  readonly updatedAt?: string | null;
  /** The card. */
  readonly accountId: string;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** Everything that is stored of a user. */
export interface FinancialData {
  /** Whose data it is. */
  readonly userId: string;
  /** The user's connections. */
  readonly items: readonly Item[];
  /** The user's accounts and cards, those included that do not count. */
  readonly accounts: readonly Account[];
  /** All transactions, account by account. */
  readonly transactions: readonly Transaction[];
  /** Closed bills of cards. This and the following are there when `include` asks for them. */
  readonly bills?: readonly Bill[];
  /** Positions at banks and brokers. */
  readonly investments?: readonly Investment[];
  /** Movements of the investments. */
  readonly investmentTransactions?: readonly InvestmentTransaction[];
  /** Loans and financing. */
  readonly loans?: readonly Loan[];
  /** One per item whose bank says who the person is. */
  readonly identity?: readonly Identity[];
  /** What the person let the banks share, and until when. */
  readonly consents?: readonly Consent[];
}

/** A movement of an investment. */
export interface InvestmentTransaction {
  /** The movement's id at Pluggy, a UUID. */
  readonly id: string;
  /** BUY, SELL, TAX, TRANSFER, INTEREST or AMORTIZATION. */
  readonly type?: string | null;
  /** What the bank says of it. */
  readonly description?: string | null;
  /** The investment that was moved. */
  readonly investmentId: string;
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
}
