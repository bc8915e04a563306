// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { Bill, InvestmentTransaction } from '../shapes/financial-data.ts';
import type { Consent } from '../shapes/pluggy/consent.ts';
import type { Identity } from '../shapes/pluggy/identity.ts';
import type { Investment } from '../shapes/pluggy/investment.ts';
import type { Loan } from '../shapes/pluggy/loan.ts';
import type { Page } from '../../pages.ts';

export interface ListBillsArgs {
  /** The user */
  readonly userId: string;
  /** The bills of this card alone. A UUID. */
  readonly accountId?: string | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
  /** True adds those of cards that the bank closed. */
  readonly includeDeleted?: boolean | undefined;
}

export interface ListInvestmentsArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListInvestmentTransactionsArgs {
  /** The user */
  readonly userId: string;
  /** The investment, by its id at Pluggy */
  readonly investmentId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListLoansArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListIdentitiesArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListConsentsArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ProductsOperations {
  /**
   * The closed bills of the user's cards, the latest due first.
   *
   * `includeDeleted=true` adds those of cards that the bank closed.
   */
  listBills(args: ListBillsArgs, options?: CallOptions): Promise<Page<Bill>>;

  /** The user's investments. */
  listInvestments(args: ListInvestmentsArgs, options?: CallOptions): Promise<Page<Investment>>;

  /** The movements of an investment, newest first. */
  listInvestmentTransactions(args: ListInvestmentTransactionsArgs, options?: CallOptions): Promise<Page<InvestmentTransaction>>;

  /** The user's loans. */
  listLoans(args: ListLoansArgs, options?: CallOptions): Promise<Page<Loan>>;

  /** Who the user is, as each bank says that does. */
  listIdentities(args: ListIdentitiesArgs, options?: CallOptions): Promise<Page<Identity>>;

  /** What the user let the banks share. */
  listConsents(args: ListConsentsArgs, options?: CallOptions): Promise<Page<Consent>>;
}
