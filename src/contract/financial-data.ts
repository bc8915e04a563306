import type {
  Account,
  CreditCardBills,
  IdentityResponse,
  Investment,
  InvestmentTransaction,
  Item,
  Loan,
  Transaction,
} from 'pluggy-sdk';
import type { Product, ProductState } from '../domain/product.ts';

/** An object of Pluggy's with every amount, rate and other quantity as a decimal string, and times as ISO text. */
export type Exact<T> = T extends Date
  ? string
  : T extends number
    ? string
    : T extends readonly (infer Element)[]
      ? Exact<Element>[]
      : T extends object
        ? { [Key in keyof T]: Key extends CountKey ? T[Key] : Exact<T[Key]> }
        : T;

/** Kept as numbers: see exact-json.ts. */
type CountKey =
  | 'order'
  | 'installmentNumber'
  | 'totalInstallments'
  | 'consecutiveFailedLoginAttempts'
  | 'connectorId';

/** Pluggy's item with what this project adds. */
export type ItemView = Omit<Exact<Item>, 'connector'> & {
  readonly connector: Omit<Exact<Item['connector']>, 'id'> & { readonly id: number };
  /** A sentence that a person understands, in the caller's language. */
  readonly message: string;
  /** Null: there is nothing to do. */
  readonly nextStep: {
    readonly action: 'reconnect' | 'continue' | 'wait' | 'open';
    readonly label: string;
  } | null;
  readonly sync: SyncView;
};

/** How far this service is with the item's data. Times are ISO 8601 in UTC. */
export interface SyncView {
  readonly state: 'never' | 'running' | 'done' | 'failed';
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly transactionsRead: number | null;
  readonly transactionsExpected: number | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** Each product on its own; one that is missing was not read yet. */
  readonly products: readonly ProductView[];
}

export interface ProductView {
  readonly product: Product;
  /**
   * `not_offered`: the bank or the connection does not include it. `quota_used_up`: this month's calls at the bank
   * are spent. `withheld`: Pluggy's own run did not succeed for it; what was there before is kept.
   */
  readonly state: ProductState;
  /** When it was last read completely. */
  readonly doneAt: string | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** Of `quota_used_up` alone: when the bank may be asked again, the first moment of the next month in São Paulo. */
  readonly quotaResetsAt: string | null;
}

export type AccountView = Exact<Account>;

/** Pluggy's transaction with what this project adds. */
export type TransactionView = Exact<Transaction> & {
  /** Calendar day in São Paulo, YYYY-MM-DD. */
  readonly localDate: string;
  /** Effect on the person's money in `currencyCode`: negative is money out, for card purchases too. */
  readonly signedAmount: string;
  /** The same in the account's currency; null for a foreign purchase whose equivalent Pluggy does not give. */
  readonly signedAmountInAccountCurrency: string | null;
  /** Calendar day in São Paulo of a card purchase, which may be months before an instalment's `localDate`. */
  readonly purchaseLocalDate: string | null;
};

/** What can be asked for besides items, accounts and transactions. */
export const INCLUDABLE = [
  'bills',
  'investments',
  'investmentTransactions',
  'loans',
  'identity',
  'consents',
] as const;
export type Includable = (typeof INCLUDABLE)[number];

/** Pluggy's consent (https://docs.pluggy.ai); times are ISO 8601 in UTC. */
export interface ConsentView {
  readonly id: string;
  readonly itemId: string;
  readonly products: readonly string[];
  readonly openFinancePermissionsGranted: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

export interface FinancialData {
  readonly userId: string;
  readonly items: ItemView[];
  readonly accounts: AccountView[];
  readonly transactions: TransactionView[];
  /** The following are there when they were asked for. Closed bills of cards, each with its `accountId`. */
  readonly bills?: (Exact<CreditCardBills> & { readonly accountId: string })[];
  readonly investments?: Exact<Investment>[];
  readonly investmentTransactions?: (Exact<InvestmentTransaction> & { readonly investmentId: string })[];
  readonly loans?: Exact<Loan>[];
  /** One per item whose bank says who the person is. */
  readonly identity?: Exact<IdentityResponse>[];
  readonly consents?: ConsentView[];
}
