import * as z from 'zod/mini';
import { instalment } from './transaction.ts';
import { closed, count, day, decimal, list, orNull, text } from './values.ts';

/** What came in and went out in one period and one currency. */
export const cashFlow = closed({
  /** YYYY-MM, or YYYY-MM-DD with `by=day`. */
  period: text,
  /** Null: the bank names none. */
  currencyCode: orNull(text),
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
  /** Null: the bank names none. */
  currencyCode: orNull(text),
  /** How many rows there are. */
  transactions: count,
  /** What came in. */
  income: decimal,
  /** What went out; positive. */
  expenses: decimal,
  /** `income` less `expenses`. */
  net: decimal,
});

/** What was spent in one category and one currency. */
export const categorySum = closed({
  /** The person's, else Pluggy's; null: there is none. */
  categoryId: orNull(text),
  parentId: orNull(text),
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
  currencyCode: orNull(text),
  /** Balances of accounts at banks. */
  cash: orNull(decimal),
  /** Used limits of cards; positive: owed. */
  cards: orNull(decimal),
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
  /** Stays the same while further rows come. */
  id: text,
  /** That of its newest row. */
  description: text,
  direction,
  currencyCode: text,
  /** Of the newest row, without a sign. */
  lastAmount: decimal,
  averageAmount: decimal,
  /** About how many days lie between two: 7, 14, 30, 365. */
  everyDays: count,
  /** The day on which the next one is to be expected: today at the earliest. */
  nextDate: day,
  /** Oldest first. */
  transactionIds: list(text),
});

/** What has to be paid, or comes in, on a day to come. */
export const upcoming = closed({
  kind: z.enum(['bill', 'instalment', 'recurring']),
  /** When it is due, or to be expected. */
  date: day,
  direction,
  /** Of a bill the name of its card. */
  description: text,
  currencyCode: orNull(text),
  /** Without a sign. Of a bill: what is left to pay. Of a recurring payment: its last amount. */
  amount: decimal,
  /** Of a bill and of an instalment: the card. */
  accountId: orNull(text),
  billId: orNull(text),
  /** Of an instalment that the bank lists already. */
  transactionId: orNull(text),
  instalments: orNull(instalment),
  recurringId: orNull(text),
});
