import { pluggyAccount } from './pluggy/account.ts';
import { closed, day, decimal, instant, orNull, text, truth, withOurs } from './values.ts';

/** Of a card, the last closed bill: what has to be paid, and on which calendar day. */
export const lastBill = closed({
  id: text,
  dueDate: orNull(day),
  totalAmount: orNull(decimal),
  currencyCode: orNull(text),
});

/** Pluggy's account with what this project adds. */
export const account = withOurs(pluggyAccount, {
  itemId: text,
  /** Null: there is none. */
  lastBill: orNull(lastBill),
  /** Whether totals and summaries count it. */
  counted: truth,
  /** Of one that is not counted: the same account through another connection, which counts; null: none. */
  sameAs: orNull(text),
  /** What the person set of `counted`; null: it is decided by what is known of the account. */
  countedByUser: orNull(truth),
  /** The person's own name of it. */
  alias: orNull(text),
  /** When the bank no longer listed it; null: it is open. Closed ones come with `includeDeleted` alone. */
  closedAt: orNull(instant),
});

/** The sums of one currency over the accounts that count. */
export const accountTotal = closed({
  currencyCode: text,
  /** Balances of accounts at banks. */
  bank: decimal,
  /** The older name of `usedLimit`. */
  credit: decimal,
  /** The used limits of cards. */
  usedLimit: decimal,
  /** Of the last closed bills of cards; null: there is none. */
  lastBills: orNull(decimal),
});

/** What the figures of an account were from `at` on, until the next newer one. Amounts in `currencyCode`, null where there is none. */
export const balance = closed({
  /** When this service read it. */
  at: instant,
  /** Pluggy's `updatedAt` of the account then. */
  asOf: orNull(instant),
  currencyCode: orNull(text),
  /** Bank: funds. Card: the used limit, instalments to come included; positive. */
  balance: orNull(decimal),
  closingBalance: orNull(decimal),
  automaticallyInvestedBalance: orNull(decimal),
  overdraftContractedLimit: orNull(decimal),
  overdraftUsedLimit: orNull(decimal),
  unarrangedOverdraftAmount: orNull(decimal),
  creditLimit: orNull(decimal),
  availableCreditLimit: orNull(decimal),
  minimumPayment: orNull(decimal),
  balanceForeignCurrency: orNull(decimal),
});
