import * as z from 'zod/mini';
import { instalment } from './transaction.ts';
import { closed, count, day, decimal, list, orNull, text, truth } from './values.ts';

/** What came in and went out in one period and one currency. */
export const cashFlow = closed({
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  period: text,
  /** ISO 4217, such as BRL; null: the bank names none. */
  currencyCode: orNull(text),
  /** What came in; positive. */
  income: decimal,
  /** Positive; negative where more was given back than spent. */
  expenses: decimal,
  /** `income` less `expenses`. */
  net: decimal,
  /** The part of `net` that is not posted yet. */
  pending: decimal,
});

/** What the rows of a list moved, in one currency: the account's, where a row was converted into it. */
export const transactionSum = closed({
  /** ISO 4217, such as BRL; null: the bank names none. */
  currencyCode: orNull(text),
  /** How many rows there are. */
  transactions: count,
  /** What came in; positive. */
  income: decimal,
  /** What went out; positive. */
  expenses: decimal,
  /** `income` less `expenses`. */
  net: decimal,
});

/** What was spent in one category and one currency. */
export const categorySum = closed({
  /** The person's category, else Pluggy's; null: there is none. */
  categoryId: orNull(text),
  /** The category above it; null: there is none. */
  parentId: orNull(text),
  /** ISO 4217, such as BRL; null: the bank names none. */
  currencyCode: orNull(text),
  /** Positive: more went out than came in. */
  amount: decimal,
  /** How many rows there are. */
  transactions: count,
});

/** What the person had and owed at the end of a period, in one currency; null: nothing of the kind was read until then. */
export const netWorth = closed({
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  period: text,
  /** ISO 4217, such as BRL; null: the bank names none. */
  currencyCode: orNull(text),
  /** Balances of accounts at banks; negative: overdrawn. */
  cash: orNull(decimal),
  /** Used limits of cards; positive: owed. */
  cards: orNull(decimal),
  /** What the investments are worth. */
  investments: orNull(decimal),
  /** What is still to be paid back; positive: owed. */
  loans: orNull(decimal),
  /** `cash` and `investments` less `cards` and `loans`, of what is known; null, never zero, before the first reading. */
  net: orNull(decimal),
});

/** Whether money comes in or goes out. */
export const direction = z.enum(['in', 'out']);

/** A payment that comes again and again. */
export const recurringPayment = closed({
  /** The series; it stays the same while further rows come. */
  id: text,
  /** That of its newest row. */
  description: text,
  /** Whether it comes in or goes out. */
  direction,
  /** ISO 4217, such as BRL. */
  currencyCode: text,
  /** The amount of the newest row, without a sign. */
  lastAmount: decimal,
  /** The mean of its rows, without a sign. */
  averageAmount: decimal,
  /** About how many days lie between two: 7, 14, 30, 365. */
  everyDays: count,
  /**
   * The calendar day on which the next one is to be expected: today in São Paulo at the earliest. Of a series that has ended:
   * the day on which the one that did not come was to be expected.
   */
  nextDate: day,
  /** The calendar day of its newest row. */
  lastDate: day,
  /** `ended`: the next one is so long overdue that none is expected any more. */
  status: z.enum(['active', 'ended']),
  /** Whether the person says that it is not recurring. */
  dismissed: truth,
  /** Its rows, oldest first. */
  transactionIds: list(text),
});

/** What has to be paid, or comes in, on a day to come. */
export const upcoming = closed({
  /** Where it is known from: a card's bill, an instalment that is not on a bill yet, or a series of payments. */
  kind: z.enum(['bill', 'instalment', 'recurring']),
  /** The calendar day on which it is due, or to be expected. */
  date: day,
  /** Whether it comes in or goes out. */
  direction,
  /** What the bank says of it; of a bill the name of its card. */
  description: text,
  /** ISO 4217, such as BRL; null: the bank names none. */
  currencyCode: orNull(text),
  /** Without a sign. Of a bill: what is left to pay. Of a recurring payment: its last amount. */
  amount: decimal,
  /** Of a bill and of an instalment: the card; null: of a recurring payment. */
  accountId: orNull(text),
  /** Of a bill, as in `GET /user/:userId/bills`; else null. */
  billId: orNull(text),
  /** Of an instalment that the bank lists already; else null. */
  transactionId: orNull(text),
  /** Of an instalment: which one of its purchase; else null. */
  instalments: orNull(instalment),
  /** Of a recurring payment, as in `GET /user/:userId/recurring`; else null. */
  recurringId: orNull(text),
});
