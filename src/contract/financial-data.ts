import type { Account, Item, Transaction } from 'pluggy-sdk';

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
}

export type AccountView = Exact<Account>;

/** Pluggy's transaction with what this project adds. */
export type TransactionView = Exact<Transaction> & {
  /** Calendar day in São Paulo, YYYY-MM-DD. */
  readonly localDate: string;
  /** Effect on the person's money in `currencyCode`: negative is money out, for card purchases too. */
  readonly signedAmount: string;
};

export interface FinancialData {
  readonly userId: string;
  readonly items: ItemView[];
  readonly accounts: AccountView[];
  readonly transactions: TransactionView[];
}
