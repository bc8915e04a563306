// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { CashFlow, CategorySum, NetWorth, RecurringPayment, TransactionSum, Upcoming } from '../shapes/summary.ts';

export interface ReadCashFlowArgs {
  /** The user */
  readonly userId: string;
  /** The first day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly from?: string | undefined;
  /** The last day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly to?: string | undefined;
  readonly by?: 'month' | 'day' | undefined;
}

export interface ReadCashFlowAnswer {
  readonly results: readonly CashFlow[];
}

export interface ReadCategorySumsArgs {
  /** The user */
  readonly userId: string;
  /** The first day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly from?: string | undefined;
  /** The last day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly to?: string | undefined;
}

export interface ReadCategorySumsAnswer {
  readonly results: readonly CategorySum[];
}

export interface ReadTransactionSumsArgs {
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
}

export interface ReadTransactionSumsAnswer {
  readonly results: readonly TransactionSum[];
}

export interface ReadNetWorthArgs {
  /** The user */
  readonly userId: string;
  /** The first day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly from?: string | undefined;
  /** The last day or month, included. A day such as 2026-11-30, or a month such as 2026-11. */
  readonly to?: string | undefined;
  readonly by?: 'month' | 'day' | undefined;
}

export interface ReadNetWorthAnswer {
  readonly results: readonly NetWorth[];
}

export interface ListUpcomingArgs {
  /** The user */
  readonly userId: string;
  /** How many days from today on, which is one of them; 30 if nothing is said. A number from 1 to 366. */
  readonly days?: number | undefined;
}

export interface ListUpcomingAnswer {
  readonly results: readonly Upcoming[];
}

export interface ListRecurringArgs {
  /** The user */
  readonly userId: string;
  /** True adds series of which no further payment is expected. */
  readonly includeEnded?: boolean | undefined;
  /** True adds series that the person says are not recurring. */
  readonly includeDismissed?: boolean | undefined;
}

export interface ListRecurringAnswer {
  readonly results: readonly RecurringPayment[];
}

export interface DismissRecurringArgs {
  /** The user */
  readonly userId: string;
  /** The series of payments, by the `id` that `GET /user/ */
  readonly recurringId: string;
  /** True: it is not recurring. False takes that back. */
  readonly dismissed: boolean;
}

export interface SummariesOperations {
  /**
   * What came in and went out, by month or by day, each currency apart.
   *
   * By the rules of `docs/summaries.md`. `from` and `to` are days or months, both included. Default: twelve months up to this one; with `by=day` thirty days up to today. A period without a row has no line.
   */
  readCashFlow(args: ReadCashFlowArgs, options?: CallOptions): Promise<ReadCashFlowAnswer>;

  /**
   * What was spent on what, by category, each currency apart.
   *
   * By the rules of `docs/summaries.md`. `from` and `to` are days or months, both included. Default: this month. A parent's line has the rows of that very category, without those of its children.
   */
  readCategorySums(args: ReadCategorySumsArgs, options?: CallOptions): Promise<ReadCategorySumsAnswer>;

  /**
   * How many transactions a list has and what they moved, each currency apart.
   *
   * With the filters of the list of transactions. It adds up what the list shows, transfers and payments of bills among it; what is ignored moves nothing, and without `accountId` accounts that are not counted stay out.
   */
  readTransactionSums(args: ReadTransactionSumsArgs, options?: CallOptions): Promise<ReadTransactionSumsAnswer>;

  /**
   * What the person had and owed at the end of each month or day, each currency apart.
   *
   * By the rules of `docs/summaries.md`. `from` and `to` are days or months, both included. Default: as for the cash flow. A period without a reading has the last one; before the first one it is null. Periods to come have no line.
   */
  readNetWorth(args: ReadNetWorthArgs, options?: CallOptions): Promise<ReadNetWorthAnswer>;

  /**
   * Bills to pay, instalments and recurring payments of the coming days, the next one first.
   *
   * By the rules of `docs/summaries.md`. Default: 30 days from today, which is one of them. An instalment is due with the bill that it will be on.
   */
  listUpcoming(args: ListUpcomingArgs, options?: CallOptions): Promise<ListUpcomingAnswer>;

  /**
   * Payments that come again and again, in and out, the next one first.
   *
   * Found in the rows of the last three years, by the rules of `docs/summaries.md`. What has ended is in it for whoever asks for it, and so is what the person dismissed; instalments, payments of bills and own transfers never are.
   */
  listRecurring(args: ListRecurringArgs, options?: CallOptions): Promise<ListRecurringAnswer>;

  /**
   * Says that a series of payments is not recurring, or takes that back.
   *
   * A dismissed series is in no list of those who do not ask for it, and not in what is upcoming; further payments of it change nothing of that. Its rows count as before. The answer is the series as it is now.
   */
  dismissRecurring(args: DismissRecurringArgs, options?: CallOptions): Promise<RecurringPayment>;
}
