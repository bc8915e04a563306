// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';
import type { Instalment } from '../shapes/transaction.ts';

/** What came in and went out in one period and one currency. */
export interface CashFlow {
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  readonly period: string;
  /** Null: the bank names none. */
  readonly currencyCode: string | null;
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
  /** Null: the bank names none. */
  readonly currencyCode: string | null;
  /** How many rows there are. */
  readonly transactions: number;
  /** What came in. */
  readonly income: Decimal;
  /** What went out; positive. */
  readonly expenses: Decimal;
  /** `income` less `expenses`. */
  readonly net: Decimal;
}

/** What was spent in one category and one currency. */
export interface CategorySum {
  /** The person's, else Pluggy's; null: there is none. */
  readonly categoryId: string | null;
  readonly parentId: string | null;
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
  readonly currencyCode: string | null;
  /** Balances of accounts at banks. */
  readonly cash: Decimal | null;
  /** Used limits of cards; positive: owed. */
  readonly cards: Decimal | null;
  readonly investments: Decimal | null;
  /** What is still to be paid back; positive: owed. */
  readonly loans: Decimal | null;
  /** `cash` and `investments` less `cards` and `loans`, of what is known; null, never zero, before the first reading. */
  readonly net: Decimal | null;
}

/** A payment that comes again and again. */
export interface RecurringPayment {
  /** Stays the same while further rows come. */
  readonly id: string;
  /** That of its newest row. */
  readonly description: string;
  readonly direction: 'in' | 'out';
  readonly currencyCode: string;
  /** Of the newest row, without a sign. */
  readonly lastAmount: Decimal;
  readonly averageAmount: Decimal;
  /** About how many days lie between two: 7, 14, 30, 365. */
  readonly everyDays: number;
  /** The day on which the next one is to be expected: today at the earliest. */
  readonly nextDate: string;
  /** Oldest first. */
  readonly transactionIds: readonly string[];
}

/** What has to be paid, or comes in, on a day to come. */
export interface Upcoming {
  readonly kind: 'bill' | 'instalment' | 'recurring';
  /** When it is due, or to be expected. */
  readonly date: string;
  readonly direction: 'in' | 'out';
  /** Of a bill the name of its card. */
  readonly description: string;
  readonly currencyCode: string | null;
  /** Without a sign. Of a bill: what is left to pay. Of a recurring payment: its last amount. */
  readonly amount: Decimal;
  /** Of a bill and of an instalment: the card. */
  readonly accountId: string | null;
  readonly billId: string | null;
  /** Of an instalment that the bank lists already. */
  readonly transactionId: string | null;
  readonly instalments: Instalment | null;
  readonly recurringId: string | null;
}
