// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Category } from '../shapes/pluggy/category.ts';
import type { Page } from '../../pages.ts';
import type { Transaction } from '../shapes/transaction.ts';
import type { TransactionHistory } from '../shapes/history.ts';

export interface ListCategoriesAnswer {
  /** The categories. */
  readonly results: readonly Category[];
}

export interface ListTransactionsArgs {
  /** The user */
  readonly userId: string;
  /** Transactions of these accounts. A UUID, repeated for several (100 at most). */
  readonly accountId?: string | readonly string[] | undefined;
  /** Transactions of this connection. A UUID. */
  readonly itemId?: string | undefined;
  /** The first calendar day: of `ownDate` where there is one, else of `localDate`. A day such as 2026-11-30. */
  readonly dateFrom?: string | undefined;
  /** The last calendar day, by the same. A day such as 2026-11-30. */
  readonly dateTo?: string | undefined;
  /** The least `signedAmount`. An amount such as -149.93. */
  readonly amountFrom?: string | undefined;
  /** The largest `signedAmount`. An amount such as -149.93. */
  readonly amountTo?: string | undefined;
  /** The direction, as Pluggy says it. */
  readonly type?: 'DEBIT' | 'CREDIT' | undefined;
  /** Whether the bank has posted it. */
  readonly status?: 'POSTED' | 'PENDING' | undefined;
  /** The person's own category where there is one, else Pluggy's. `none`: rows that have neither. A text without a NUL character. */
  readonly categoryId?: string | undefined;
  /** Transactions with this tag. A tag of 1 to 50 characters. */
  readonly tag?: string | undefined;
  /** Whether the person wants it in no sum. */
  readonly ignored?: boolean | undefined;
  /** Whether the person wrote something about it. */
  readonly hasNote?: boolean | undefined;
  /**
   * Parts of descriptions, of the merchant's name and of the note, whatever case and accents; or an amount such as
   * 149,93. A text of at most 200 characters.
   */
  readonly search?: string | undefined;
  /** True: after today in São Paulo alone. False: without those. */
  readonly upcoming?: boolean | undefined;
  /** The order: `-` before a name is the largest or latest first. */
  readonly sort?: '-date' | 'date' | '-amount' | 'amount' | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
  /** True adds rows that Pluggy no longer has, those of closed accounts among them. */
  readonly includeDeleted?: boolean | undefined;
}

export interface ReadTransactionArgs {
  /** The user */
  readonly userId: string;
  /** The transaction, by any of the ids that it had at Pluggy */
  readonly transactionId: string;
  /** True finds one that Pluggy no longer has, too. */
  readonly includeDeleted?: boolean | undefined;
}

export interface AnnotateTransactionArgs {
  /** The user */
  readonly userId: string;
  /** The transaction, by any of the ids that it had at Pluggy */
  readonly transactionId: string;
  /** One of Pluggy's categories, answered as `userCategoryId`; null takes it back. The id of one of Pluggy's categories, such as 11010000, or null. */
  readonly categoryId?: string | null | undefined;
  /** What the person writes about it; null takes it back. A text of 1 to 1000 characters, or null. */
  readonly note?: string | null | undefined;
  /** All the tags that it is to have; null takes them back. A list of at most 20 tags of 1 to 50 characters, or null. */
  readonly tags?: readonly string[] | null | undefined;
  /** True: it counts in no sum; null leaves it to the rules. True, false or null. */
  readonly ignored?: boolean | null | undefined;
  /** The day on which it is to count, answered as `ownDate`; null takes it back. A day such as 2026-11-30, or null. */
  readonly date?: string | null | undefined;
}

export interface AnnotateTransactionsArgs {
  /** The user */
  readonly userId: string;
  /** The transactions; one that is not the user's refuses the whole. A list of 1 to 500 UUIDs. */
  readonly ids: readonly string[];
  /** What is said of each of them. */
  readonly change: {
    /** One of Pluggy's categories, answered as `userCategoryId`; null takes it back. The id of one of Pluggy's categories, such as 11010000, or null. */
    readonly categoryId?: string | null | undefined;
    /** What the person writes about it; null takes it back. A text of 1 to 1000 characters, or null. */
    readonly note?: string | null | undefined;
    /** All the tags that it is to have; null takes them back. A list of at most 20 tags of 1 to 50 characters, or null. */
    readonly tags?: readonly string[] | null | undefined;
    /** True: it counts in no sum; null leaves it to the rules. True, false or null. */
    readonly ignored?: boolean | null | undefined;
    /** The day on which it is to count, answered as `ownDate`; null takes it back. A day such as 2026-11-30, or null. */
    readonly date?: string | null | undefined;
  };
}

export interface AnnotateTransactionsAnswer {
  /** The transactions as they are now. */
  readonly results: readonly Transaction[];
}

export interface AnswerSuggestionArgs {
  /** The user */
  readonly userId: string;
  /** The transaction, by any of the ids that it had at Pluggy */
  readonly transactionId: string;
  /** Whether the two are one. */
  readonly accept: boolean;
}

export interface ReadTransactionHistoryArgs {
  /** The user */
  readonly userId: string;
  /** The transaction, by any of the ids that it had at Pluggy */
  readonly transactionId: string;
}

export interface TransactionsOperations {
  /**
   * Pluggy's categories of transactions.
   *
   * With names in English and Portuguese.
   */
  listCategories(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<ListCategoriesAnswer>;

  /**
   * The user's transactions, newest first.
   *
   * `dateFrom` and `dateTo` are calendar days, both included; a row's `ownDate` counts in place of `localDate`. `amountFrom` and `amountTo` are of `signedAmount`. `categoryId` is the person's own category where there is one, else Pluggy's; `none` finds the rows that have neither. `search` finds parts of descriptions, of the merchant's name and of the note, whatever case and accents, and amounts such as 149,93. `upcoming=true`: after today in São Paulo alone, `false`: without those. `accountId` may be repeated. `includeDeleted=true` adds rows that Pluggy no longer has, those of closed accounts among them, with `deletedAt`, `deletedReason`, `replacedById`. A cursor is good for the filters that it was made with.
   */
  listTransactions(args: ListTransactionsArgs, options?: CallOptions): Promise<Page<Transaction>>;

  /**
   * One transaction.
   *
   * Any id that it had at Pluggy will do. `includeDeleted=true` finds one that Pluggy no longer has, too.
   */
  readTransaction(args: ReadTransactionArgs, options?: CallOptions): Promise<Transaction>;

  /**
   * Keeps what a person says of a transaction.
   *
   * `date` is the day on which it is to count, answered as `ownDate`; `categoryId` is answered as `userCategoryId`. All of it stays with the purchase when Pluggy gives it a new id, and no rule changes it; null takes one back.
   */
  annotateTransaction(args: AnnotateTransactionArgs, options?: CallOptions): Promise<Transaction>;

  /**
   * Keeps the same of up to 500 transactions.
   *
   * All of them or none: one id that is not the user's refuses the whole.
   */
  annotateTransactions(args: AnnotateTransactionsArgs, options?: CallOptions): Promise<AnnotateTransactionsAnswer>;

  /**
   * Says whether a transaction is the pending one that `suggestedPredecessorId` names.
   *
   * `accept: true` makes it one transaction: what the person said of the pending one (category, note, tags, `ignored`, day) is said of this one, whose own word counts first, and the history has both. `accept: false`: the pair is not suggested again. The answer is the transaction as it is now.
   */
  answerSuggestion(args: AnswerSuggestionArgs, options?: CallOptions): Promise<Transaction>;

  /**
   * Every id and every value that a transaction had, newest first.
   *
   * Pluggy's object (`raw`), `from`, `until`, `reason`, times and link: decision 15.
   */
  readTransactionHistory(args: ReadTransactionHistoryArgs, options?: CallOptions): Promise<TransactionHistory>;
}
