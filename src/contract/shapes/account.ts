import { pluggyAccount } from './pluggy/account.ts';
import { closed, day, decimal, instant, orNull, text, truth, withOurs } from './values.ts';

/** Of a card, the last closed bill: what has to be paid, and on which calendar day. */
export const lastBill = closed({
  /** The bill, as in `GET /user/:userId/bills`. */
  id: text,
  /** Calendar day on which it has to be paid; null: Pluggy names none. */
  dueDate: orNull(day),
  /** What has to be paid, in `currencyCode`; null: Pluggy's is no number. */
  totalAmount: orNull(decimal),
  /** ISO 4217, such as BRL; null: Pluggy names none. */
  currencyCode: orNull(text),
});

/** Pluggy's account with what this project adds. */
export const account = withOurs(pluggyAccount, {
  /** The connection that it comes through. */
  itemId: text,
  /** Null: there is none. */
  lastBill: orNull(lastBill),
  /** Whether totals and summaries count it. */
  counted: truth,
  /** Of one that is not counted: the same account through another connection, which counts; null: none. */
  sameAs: orNull(text),
  /**
   * Of one that the person left out: the same account through another connection, which counted until that connection ended or
   * the bank closed it. Nothing counts in its place since, so that no total has it; null: not so.
   */
  formerSameAs: orNull(text),
  /** What the person set of `counted`; null: it is decided by what is known of the account. */
  countedByUser: orNull(truth),
  /** The person's own name of it. */
  alias: orNull(text),
  /** When the bank no longer listed it; null: it is open. Closed ones come with `includeDeleted` alone. */
  closedAt: orNull(instant),
});

/** The sums of one currency over the accounts that count. */
export const accountTotal = closed({
  /** ISO 4217, such as BRL. Accounts without a currency are in no total. */
  currencyCode: text,
  /** Balances of accounts at banks; positive: the person's money. */
  bank: decimal,
  /** The older name of `usedLimit`. */
  credit: decimal,
  /** The used limits of cards; positive: owed. */
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
  /** ISO 4217, such as BRL; null: the account names none. */
  currencyCode: orNull(text),
  /** Bank: funds. Card: the used limit, instalments to come included; positive. */
  balance: orNull(decimal),
  /** Bank: funds, blocked ones included. */
  closingBalance: orNull(decimal),
  /** Bank: what the bank has invested by itself. */
  automaticallyInvestedBalance: orNull(decimal),
  /** Bank: how far the account may go below zero. */
  overdraftContractedLimit: orNull(decimal),
  /** Bank: what of the overdraft is used; positive. */
  overdraftUsedLimit: orNull(decimal),
  /** Bank: what was drawn beyond the overdraft; positive. */
  unarrangedOverdraftAmount: orNull(decimal),
  /** Card: the whole limit. */
  creditLimit: orNull(decimal),
  /** Card: what of the limit is left. */
  availableCreditLimit: orNull(decimal),
  /** Card: the least that has to be paid. */
  minimumPayment: orNull(decimal),
  /** Card: what is owed in a foreign currency, in that currency. */
  balanceForeignCurrency: orNull(decimal),
});
