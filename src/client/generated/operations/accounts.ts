// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Account, AccountTotal, Balance } from '../shapes/account.ts';
import type { Page } from '../../pages.ts';

export interface ListAccountsArgs {
  /** The user */
  readonly userId: string;
  /** True adds accounts that the bank closed. */
  readonly includeDeleted?: boolean | undefined;
}

export interface ListAccountsAnswer {
  /** The accounts. */
  readonly accounts: readonly Account[];
  /** What they sum up to, a line for each currency. */
  readonly totals: readonly AccountTotal[];
}

export interface ReadAccountArgs {
  /** The user */
  readonly userId: string;
  /** The account, by its id at Pluggy */
  readonly accountId: string;
  /** True finds an account that the bank closed, too. */
  readonly includeDeleted?: boolean | undefined;
}

export interface ChangeAccountArgs {
  /** The user */
  readonly userId: string;
  /** The account, by its id at Pluggy */
  readonly accountId: string;
  /** Whether totals and summaries count the account; null: it is decided by what is known of it. True, false or null. */
  readonly counted?: boolean | null | undefined;
  /** The person's own name of it; null takes it back. A text of 1 to 100 characters, or null. */
  readonly alias?: string | null | undefined;
}

export interface ListBalancesArgs {
  /** The user */
  readonly userId: string;
  /** The account, by its id at Pluggy */
  readonly accountId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
  /** True finds those of an account that the bank closed, too. */
  readonly includeDeleted?: boolean | undefined;
}

export interface AccountsOperations {
  /**
   * The user's accounts, and what they sum up to in each currency.
   *
   * Totals are sums over the accounts that are `counted`; one that is not is the same account as `sameAs`, which comes through another connection. Closed accounts come with `includeDeleted=true` alone. A card's `balance` is its used limit, instalments to come included; what has to be paid is its `lastBill`.
   */
  listAccounts(args: ListAccountsArgs, options?: CallOptions): Promise<ListAccountsAnswer>;

  /** One account. */
  readAccount(args: ReadAccountArgs, options?: CallOptions): Promise<Account>;

  /**
   * Says whether an account counts, and gives it a name of the person's own.
   *
   * What is set stays, whatever the bank says later; null takes it back: decision 14.
   */
  changeAccount(args: ChangeAccountArgs, options?: CallOptions): Promise<Account>;

  /**
   * What an account's figures were, newest first.
   *
   * There is a row for each time that one of them was different.
   */
  listBalances(args: ListBalancesArgs, options?: CallOptions): Promise<Page<Balance>>;
}
