// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../Decimal.ts';

export interface AccountCompleteness {
  /** The account. */
  readonly accountId: string;
  /** The connection that it comes through. */
  readonly itemId: string;
  /** `BANK` or `CREDIT`, as Pluggy says it. */
  readonly type: string;
  /** ISO 4217, such as BRL; null: the account names none. */
  readonly currencyCode: string | null;
  /** Whether totals count it. */
  readonly counted: boolean;
  /** The account that counts in its place, whose balance and bills are checked there; null: none. */
  readonly sameAs: string | null;
  /** When all its transactions were last read from the first to the last page; null: not yet. */
  readonly sweptAt: string | null;
  /** Rows of the account, as they were counted. */
  readonly transactions: {
    /** Rows that Pluggy listed at `sweptAt`. */
    readonly rowsAtPluggy: number | null;
    /** Of what was here at `sweptAt`, the rows that were shown. */
    readonly rowsHereThen: number | null;
    /** Rows that are shown now. */
    readonly rowsHere: number;
    /** Rows that Pluggy no longer has: kept, and not shown. */
    readonly rowsHidden: number;
    /** Rows that the database would not take as they came: kept as text. */
    readonly rowsRefused: number;
    /** Months that the last comparison with Pluggy compared by count and checksum, and those that it could not make equal. */
    readonly monthsCompared: number;
    /** Months that the last comparison could not make equal. */
    readonly monthsDifferent: number;
  };
  /** In the account's currency; `running` is what the rows' own running balances lead to, where the bank gives them. */
  readonly balance: {
    /** What the account says that its balance is. */
    readonly account: Decimal | null;
    /** What the running balances of its rows lead to; null: the bank gives none. */
    readonly running: Decimal | null;
  };
  /** Closed bills of a card, oldest first; those whose due day cannot be read come last. */
  readonly bills: readonly BillCompleteness[];
  /** What speaks against the account being complete; empty: nothing. */
  readonly problems: readonly CompletenessProblem[];
}

/** Amounts in the bill's currency. */
export interface BillCompleteness {
  /** The bill, as in `GET /user/:userId/bills`. */
  readonly billId: string;
  /** Calendar day on which it was due; null: it cannot be read. */
  readonly dueDate: string | null;
  /** Null: Pluggy's is no number. */
  readonly total: Decimal | null;
  /**
   * The sum of its rows without payments; null where one is in another currency and not converted. For people to look at:
   * banks leave taxes and charges in or out, so the check does not rest on it.
   */
  readonly rows: Decimal | null;
  /** What the bank charged with the bill: interest, fines, taxes. */
  readonly charges: Decimal;
  /** What the bill records as paid, mostly for the bill before it; null: it does not say. */
  readonly payments: Decimal | null;
  /** Only `differs` makes `complete` false; it needs a next bill that records a full payment. */
  readonly verdict: 'adds_up' | 'differs' | 'unknown';
  /** A stable code: see src/domain/bill-check.ts. */
  readonly reason: 'payments_agree' | 'payments_differ' | 'own_payments_agree' | 'own_payments' | 'not_paid_in_full' | 'no_payment' | 'no_next_bill' | 'next_bill_missing' | 'bills_overlap' | 'other_currency' | 'amount_unknown' | 'no_total' | 'no_due_day';
  /** What `reason` means, and what to do; in the caller's language. */
  readonly detail: string;
}

/** What speaks for the data of a user being complete, and what against it. */
export interface Completeness {
  /** Null: of the connections that are nobody's, because Pluggy names no user of theirs. */
  readonly userId: string | null;
  /** When this was found, in UTC. */
  readonly checkedAt: string;
  /**
   * True when there is a connection, every product of every connection was read, every account was read from end to end,
   * nothing is in disagreement, and nothing can have changed at Pluggy since unnoticed: webhooks are known to arrive, or all
   * of it was compared during this request.
   */
  readonly complete: boolean;
  /** What the stored data was compared with, and when. */
  readonly compared: {
    /** What the data was compared with: not the bank, which only Pluggy reads. */
    readonly with: 'pluggy';
    /** How much was compared. */
    readonly what: {
      /** Connections of the user. */
      readonly connections: number;
      /** Accounts of these connections. */
      readonly accounts: number;
      /** Transactions that are shown of these accounts. */
      readonly transactions: number;
    };
    /** When the comparison that is longest ago was made, of all connections; null: one was never compared, or there is none. */
    readonly at: string | null;
    /** Whether all of it was compared for this very request (`compare=true`, `--compare`). */
    readonly now: boolean;
    /** Connections whose comparison was asked for with this request and has not come to its end. */
    readonly missed: readonly ({
      /** The connection. */
      readonly itemId: string;
      /** `unfinished`: it goes on after this answer; `failed`: it is tried again. */
      readonly reason: 'unfinished' | 'failed';
      /** Code from docs/errors.md, or class and code of the failure; null: nothing more is known. */
      readonly error: string | null;
    })[];
  };
  /** Whether webhooks are known to arrive. */
  readonly webhooks: {
    /** The last call of this service to its own webhook address over BASE_URL came in, less than 15 minutes ago. */
    readonly arriving: boolean;
    /** Why not: a code of the system, `HTTP <status>`, not_public, not_tried, not_registered or not_recognised. */
    readonly problem: string | null;
    /** When such a call last came in. */
    readonly provenAt: string | null;
    /** When a delivery last came from Pluggy, whoever it was about. */
    readonly deliveredAt: string | null;
    /** Since when the webhook was off when Pluggy was last found to have switched it off. */
    readonly disabledAt: string | null;
  };
  /** What is wrong besides what the connections and accounts name themselves. */
  readonly problems: readonly CompletenessProblem[];
  /** What a reader should know, and is no problem. */
  readonly notes: readonly CompletenessNote[];
  /** The connections, removed ones left out. */
  readonly connections: readonly ConnectionCompleteness[];
  /** The accounts of these connections. */
  readonly accounts: readonly AccountCompleteness[];
  /** What the comparisons with Pluggy found, for each connection. */
  readonly reconciliations: readonly ItemReconciliation[];
}

/** An account that comes, or came, through two connections, and is not counted. */
export interface CompletenessNote {
  /**
   * Stable, for programs. `same_account`: it counts once, as `sameAs`. `left_out`: the person left it out, and `sameAs`, which
   * counted in its place, has ended since: no total has it.
   */
  readonly code: 'same_account' | 'left_out';
  /** The account that is not counted. */
  readonly accountId: string;
  /** The connection of `accountId`. */
  readonly itemId: string;
  /** The account that counts in its place, or did so until it ended. */
  readonly sameAs: string;
  /** The connection of `sameAs`. */
  readonly sameItemId: string;
  /** In the caller's language; names both connections. */
  readonly detail: string;
}

export interface CompletenessProblem {
  /** Stable, for programs. */
  readonly code: 'no_connections' | 'not_compared_since' | 'never_synced' | 'sync_failed' | 'product_failed' | 'product_withheld' | 'product_quota_used_up' | 'product_unread' | 'unknown_form' | 'never_read' | 'rows_differ' | 'months_differ' | 'rows_refused' | 'balance_differs' | 'balance_breaks' | 'bill_differs';
  /** What does not add up, why that may be, and what to do; in the caller's language. */
  readonly detail: string;
}

/** How far this service is with what a connection offers; removed connections are left out. */
export interface ConnectionCompleteness {
  /** The connection. */
  readonly itemId: string;
  /** Pluggy's own status of the item. */
  readonly status: string;
  /** When all of it was last compared with Pluggy, or read completely; null: not yet. */
  readonly comparedAt: string | null;
  /** How far the last run for the connection is. */
  readonly sync: {
    readonly state: 'never' | 'running' | 'done' | 'failed';
    /** When the last run began, in UTC; null: there was none. */
    readonly startedAt: string | null;
    /** When the last run ended, in UTC; null: none has ended. */
    readonly finishedAt: string | null;
    /** Why the last run failed: a code of docs/errors.md; null: it did not. */
    readonly error: string | null;
  };
  /** Each product that the connection offers. */
  readonly products: readonly ({
    readonly product: 'accounts' | 'transactions' | 'bills' | 'investments' | 'investmentTransactions' | 'loans' | 'identity' | 'consents';
    /** How far this service is with it, as `sync.products` of the connection says it. */
    readonly state: 'never' | 'running' | 'done' | 'failed' | 'not_offered' | 'quota_used_up' | 'withheld';
    /** Code from docs/errors.md; of a failed product alone. */
    readonly error: string | null;
    /** When it was last read completely. */
    readonly doneAt: string | null;
    /** How old the data is: when the bank was last read for it. */
    readonly asOf: string | null;
    /** Objects that came in a form that this program does not know, those included that could not be stored. */
    readonly oddObjects: number;
  })[];
  /** The same of the whole connection, its item included. */
  readonly oddObjects: number;
  /** What speaks against the connection being complete; empty: nothing. */
  readonly problems: readonly CompletenessProblem[];
}

/** What the comparisons with Pluggy found. */
export interface ItemReconciliation {
  /** The connection. */
  readonly itemId: string;
  /** When everything of the connection was last found equal to Pluggy's, or made so; null: not yet. */
  readonly reconciledAt: string | null;
  /** The last comparisons that found a difference, newest first, at most ten. */
  readonly found: readonly {
    /** When the comparison ended, in UTC. */
    readonly finishedAt: string;
    /** The bank had been read again, and no webhook had told of it. */
    readonly moved: boolean;
    /** Whether the item itself was not as Pluggy has it. */
    readonly itemDiffered: boolean;
    /** Accounts that were not as Pluggy has them. */
    readonly accountsDifferent: number;
    /** Months of an account whose transactions differed by count or checksum. */
    readonly monthsDifferent: number;
    /** Transactions that were written again, or hidden. */
    readonly rowsRepaired: number;
    /** The same of bills, investments, loans and the other products. */
    readonly productsRepaired: number;
    /** Months that still differed afterwards. */
    readonly monthsLeft: number;
  }[];
}
