import type { Health } from '../domain/health.ts';
import type { Account, Bill } from '../domain/pluggy/account.ts';
import type { Connector } from '../domain/pluggy/connector.ts';
import type { IdentityResponse } from '../domain/pluggy/identity.ts';
import type { Investment, InvestmentTransaction } from '../domain/pluggy/investment.ts';
import type { Item } from '../domain/pluggy/item.ts';
import type { Loan } from '../domain/pluggy/loan.ts';
import type { Transaction } from '../domain/pluggy/transaction.ts';
import type { Product, ProductState } from '../domain/product.ts';

/** An object of Pluggy's with every amount, rate and other quantity as a decimal string, and times as ISO text. */
export type Exact<T> = T extends number
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
  readonly connector: Omit<Exact<Connector>, 'id'> & { readonly id: number };
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
  /** `failed`: the last complete read failed, or its job was given up. An item that waits for its person is not being read. */
  readonly state: 'never' | 'running' | 'done' | 'failed';
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly transactionsRead: number | null;
  readonly transactionsExpected: number | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** As well as the worst of the products: see src/domain/health.ts. */
  readonly health: Health;
  /** Each product on its own. */
  readonly products: readonly ProductView[];
}

export interface ProductView {
  readonly product: Product;
  /**
   * `never`: not read yet. `running`: being read. `not_offered`: the bank or the connection does not include it. `quota_used_up`: this month's calls at the bank
   * are spent. `withheld`: Pluggy's own run did not succeed for it, lacked a permission or an approval, or its consent has
   * ended; what was there before is kept.
   */
  readonly state: ProductState;
  /** When it was last read completely. */
  readonly doneAt: string | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** Of `quota_used_up` alone: when the bank may be asked again, the first moment of the next month in São Paulo. */
  readonly quotaResetsAt: string | null;
}

/** Pluggy's account with what this project adds. */
export type AccountView = Exact<Account> & {
  /** Of a card, the last closed bill: what has to be paid, and on which calendar day. Null: there is none. */
  readonly lastBill: {
    readonly id: string;
    readonly dueDate: string | null;
    readonly totalAmount: string | null;
    readonly currencyCode: string | null;
  } | null;
  /** Whether totals and summaries count it. */
  readonly counted: boolean;
  /** Of one that is not counted: the same account through another connection, which counts; null: none. */
  readonly sameAs: string | null;
  /** What the person set of `counted`; null: it is decided by what is known of the account. */
  readonly countedByUser: boolean | null;
  /** The person's own name of it. */
  readonly alias: string | null;
  /** When the bank no longer listed it; null: it is open. Closed ones come with `includeDeleted` alone. */
  readonly closedAt: string | null;
};

/** Sums of one currency over the accounts that count. */
export interface AccountTotals {
  readonly currencyCode: string;
  /** Balances of bank accounts. */
  readonly bank: string;
  /** Used limits of cards, instalments to come included. */
  readonly usedLimit: string;
  /** An older name of `usedLimit`. */
  readonly credit: string;
  /** Last closed bills of cards; null: there is none. */
  readonly lastBills: string | null;
}

/** What the figures of an account were from `at` on, until the next newer one. Amounts in `currencyCode`, null where there is none. */
export interface BalanceView {
  /** When this service read it; ISO 8601 in UTC. */
  readonly at: string;
  /** Pluggy's `updatedAt` of the account then. */
  readonly asOf: string | null;
  readonly currencyCode: string | null;
  /** Bank: funds. Card: the used limit, instalments to come included; positive. */
  readonly balance: string | null;
  readonly closingBalance: string | null;
  readonly automaticallyInvestedBalance: string | null;
  readonly overdraftContractedLimit: string | null;
  readonly overdraftUsedLimit: string | null;
  readonly unarrangedOverdraftAmount: string | null;
  readonly creditLimit: string | null;
  readonly availableCreditLimit: string | null;
  readonly minimumPayment: string | null;
  readonly balanceForeignCurrency: string | null;
}

/** Pluggy's transaction with what this project adds. */
export type TransactionView = Exact<Transaction> & {
  /**
   * Calendar day, YYYY-MM-DD: exactly midnight UTC (or a date without a time) is that very day, since banks that know
   * only a day are passed on so; any other instant is São Paulo's day. Null for a placeholder such as the year 1.
   */
  readonly localDate: string | null;
  /** Effect on the person's money in `currencyCode`: negative is money out, for card purchases too. */
  readonly signedAmount: string;
  /** The same in the account's currency; null for a foreign purchase whose equivalent Pluggy does not give. */
  readonly signedAmountInAccountCurrency: string | null;
  /** Calendar day, by the same rule, of a card purchase, which may be months before an instalment's `localDate`. */
  readonly purchaseLocalDate: string | null;
  /** What the person says of it, which outlives a change of its id: one of Pluggy's categories, a text, "do not count". */
  readonly userCategoryId: string | null;
  readonly note: string | null;
  readonly ignored: boolean;
};

/** Why Pluggy's object is hidden here. */
export type DeletedReason = 'not_listed' | 'not_found' | 'account_gone' | 'item_gone';

/**
 * Why a value ended: Pluggy changed the row in place, or the row was hidden. `unconfirmed`: it is not shown yet, for
 * another reading has to say the same.
 */
export type EndReason = 'changed' | 'unconfirmed' | DeletedReason;

/** One value that a row of Pluggy's had. Times are ISO 8601 in UTC, of this service. */
export interface RowVersion {
  readonly id: string;
  /** Of the id. */
  readonly firstSeenAt: string;
  /** When the value was last written here: members that move without a meaning are written without a new version. */
  readonly changedAt: string;
  /** Null: it is there, or was changed in place. */
  readonly deletedAt: string | null;
  readonly deletedReason: DeletedReason | null;
  /** The id under which it went on; null: none that is sure. */
  readonly replacedById: string | null;
  readonly linkedAt: string | null;
  /** What the link rests on: docs/decisions/0007-row-identity.md. */
  readonly evidence: 'provider_id' | 'content' | 'date_moved' | 'text_changed' | null;
  /** Rows of the same account through connections that ended, of which the person's note, category and ignoring came; null: none. */
  readonly passedFrom:
    | readonly { readonly accountId: string; readonly transactionId: string; readonly passedAt: string }[]
    | null;
  /** Since when the row had this value here. */
  readonly from: string;
  /** Null: it has it. */
  readonly until: string | null;
  /** Null: the value has not ended. */
  readonly reason: EndReason | null;
}

/** A transaction under one of the ids that it had at Pluggy, with one of the values that it had. */
export interface TransactionVersion extends RowVersion {
  /** Pluggy's object. */
  readonly transaction: Exact<Transaction>;
  /** The same. */
  readonly raw: Exact<Transaction>;
}

/** The newest first. */
export interface TransactionHistory {
  readonly versions: readonly TransactionVersion[];
}

/** An investment with one of the values that it had; what belongs to links between rows is null. */
export interface InvestmentVersion extends RowVersion {
  /** Pluggy's object. */
  readonly investment: Exact<Investment>;
  /** The same. */
  readonly raw: Exact<Investment>;
}

/** The newest first. */
export interface InvestmentHistory {
  readonly versions: readonly InvestmentVersion[];
}

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
  readonly bills?: (Exact<Bill> & { readonly accountId: string })[];
  readonly investments?: Exact<Investment>[];
  readonly investmentTransactions?: (Exact<InvestmentTransaction> & { readonly investmentId: string })[];
  readonly loans?: Exact<Loan>[];
  /** One per item whose bank says who the person is. */
  readonly identity?: Exact<IdentityResponse>[];
  readonly consents?: ConsentView[];
}
