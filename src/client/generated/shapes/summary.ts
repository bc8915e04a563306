// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';
import type { Instalment } from '../shapes/transaction.ts';

/** What came in and went out in one period and one currency. */
export interface CashFlow {
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  readonly period: string;
  /** ISO 4217, such as BRL; null: the bank names none. */
  readonly currencyCode: string | null;
  /** What came in; positive. */
  readonly income: Decimal;
  /** Positive; negative where more was given back than spent. */
  readonly expenses: Decimal;
  /** `income` less `expenses`. */
  readonly net: Decimal;
  /** The part of `net` that is not posted yet. */
  readonly pending: Decimal;
}

/** What the rows of a list moved, in one currency: the account's, where a row was converted into it. */
export interface TransactionSum {
  /** ISO 4217, such as BRL; null: the bank names none. */
  readonly currencyCode: string | null;
  /** How many rows there are. */
  readonly transactions: number;
  /** What came in; positive. */
  readonly income: Decimal;
  /** What went out; positive. */
  readonly expenses: Decimal;
  /** `income` less `expenses`. */
  readonly net: Decimal;
}

/** What was spent in one category and one currency. */
export interface CategorySum {
  /** The person's category, else Pluggy's; null: there is none. */
  readonly categoryId: string | null;
  /** The category above it; null: there is none. */
  readonly parentId: string | null;
  /** ISO 4217, such as BRL; null: the bank names none. */
  readonly currencyCode: string | null;
  /** Positive: more went out than came in. */
  readonly amount: Decimal;
  /** How many rows there are. */
  readonly transactions: number;
}

/** What the person had and owed at the end of a period, in one currency; null: nothing of the kind was read until then. */
export interface NetWorth {
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  readonly period: string;
  /** ISO 4217, such as BRL; null: the bank names none. */
  readonly currencyCode: string | null;
  /** Balances of accounts at banks; negative: overdrawn. */
  readonly cash: Decimal | null;
  /** Used limits of cards; positive: owed. */
  readonly cards: Decimal | null;
  /** What the investments are worth. */
  readonly investments: Decimal | null;
  /** What is still to be paid back; positive: owed. */
  readonly loans: Decimal | null;
  /** `cash` and `investments` less `cards` and `loans`, of what is known; null, never zero, before the first reading. */
  readonly net: Decimal | null;
}

/** A payment that comes again and again. */
export interface RecurringPayment {
  /** The series; it stays the same while further rows come. */
  readonly id: string;
  /** That of its newest row. */
  readonly description: string;
  /** Whether it comes in or goes out. */
  readonly direction: 'in' | 'out';
  /** ISO 4217, such as BRL. */
  readonly currencyCode: string;
  /** The amount of the newest row, without a sign. */
  readonly lastAmount: Decimal;
  /** The mean of its rows, without a sign. */
  readonly averageAmount: Decimal;
  /** About how many days lie between two: 7, 14, 30, 365. */
  readonly everyDays: number;
  /**
   * The calendar day on which the next one is to be expected: today in São Paulo at the earliest. Of a series that has ended:
   * the day on which the one that did not come was to be expected.
   */
  readonly nextDate: string;
  /** The calendar day of its newest row. */
  readonly lastDate: string;
  /** `ended`: the next one is so long overdue that none is expected any more. */
  readonly status: 'active' | 'ended';
  /** Whether the person says that it is not recurring. */
  readonly dismissed: boolean;
  /** Its rows, oldest first. */
  readonly transactionIds: readonly string[];
}

/** What has to be paid, or comes in, on a day to come. */
export interface Upcoming {
  /** Where it is known from: a card's bill, an instalment that is not on a bill yet, or a series of payments. */
  readonly kind: 'bill' | 'instalment' | 'recurring';
  /** The calendar day on which it is due, or to be expected. */
  readonly date: string;
  /** Whether it comes in or goes out. */
  readonly direction: 'in' | 'out';
  /** What the bank says of it; of a bill the name of its card. */
  readonly description: string;
  /** ISO 4217, such as BRL; null: the bank names none. */
  readonly currencyCode: string | null;
  /** Without a sign. Of a bill: what is left to pay. Of a recurring payment: its last amount. */
  readonly amount: Decimal;
  /** Of a bill and of an instalment: the card; null: of a recurring payment. */
  readonly accountId: string | null;
  /** Of a bill, as in `GET /user/:userId/bills`; else null. */
  readonly billId: string | null;
  /** Of an instalment that the bank lists already; else null. */
  readonly transactionId: string | null;
  /** Of an instalment: which one of its purchase; else null. */
  readonly instalments: Instalment | null;
  /** Of a recurring payment, as in `GET /user/:userId/recurring`; else null. */
  readonly recurringId: string | null;
}
