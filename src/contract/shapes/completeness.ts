import * as z from 'zod/mini';
import { BILL_REASONS, BILL_VERDICTS } from '../../domain/bill-check.ts';
import { product, productState, syncState } from './item.ts';
import { closed, count, decimal, instant, orNull, text, truth } from './values.ts';

export const completenessProblem = closed({
  /** Stable, for programs. */
  code: z.enum([
    'no_connections',
    'not_compared_since',
    'never_synced',
    'sync_failed',
    'product_failed',
    'product_withheld',
    'product_quota_used_up',
    'product_unread',
    'unknown_form',
    'never_read',
    'rows_differ',
    'months_differ',
    'rows_refused',
    'balance_differs',
    'balance_breaks',
    'bill_differs',
  ]),
  /** What does not add up, why that may be, and what to do; in the caller's language. */
  detail: text,
});

/** An account that comes, or came, through two connections, and is not counted. */
export const completenessNote = closed({
  /**
   * Stable, for programs. `same_account`: it counts once, as `sameAs`. `left_out`: the person left it out, and `sameAs`, which
   * counted in its place, has ended since: no total has it.
   */
  code: z.enum(['same_account', 'left_out']),
  /** The account that is not counted. */
  accountId: text,
  /** The connection of `accountId`. */
  itemId: text,
  /** The account that counts in its place, or did so until it ended. */
  sameAs: text,
  /** The connection of `sameAs`. */
  sameItemId: text,
  /** In the caller's language; names both connections. */
  detail: text,
});

/** What of Pluggy's the stored data was compared with, and when. A complete read is a comparison. */
export const compared = closed({
  /** What the data was compared with: not the bank, which only Pluggy reads. */
  with: z.literal('pluggy'),
  /** How much was compared. */
  what: closed({
    /** Connections of the user. */
    connections: count,
    /** Accounts of these connections. */
    accounts: count,
    /** Transactions that are shown of these accounts. */
    transactions: count,
  }),
  /** When the comparison that is longest ago was made, of all connections; null: one was never compared, or there is none. */
  at: orNull(instant),
  /** Whether all of it was compared for this very request (`compare=true`, `--compare`). */
  now: truth,
  /** Connections whose comparison was asked for with this request and has not come to its end. */
  missed: z.array(
    closed({
      /** The connection. */
      itemId: text,
      /** `unfinished`: it goes on after this answer; `failed`: it is tried again. */
      reason: z.enum(['unfinished', 'failed']),
      /** Code from docs/errors.md, or class and code of the failure; null: nothing more is known. */
      error: orNull(text),
    }),
  ),
});

/** Whether webhooks are known to arrive, and what speaks for it. */
export const webhookArrival = closed({
  /** The last call of this service to its own webhook address over BASE_URL came in, less than 15 minutes ago. */
  arriving: truth,
  /** Why not: a code of the system, `HTTP <status>`, not_public, not_tried, not_registered or not_recognised. */
  problem: orNull(text),
  /** When such a call last came in. */
  provenAt: orNull(instant),
  /** When a delivery last came from Pluggy, whoever it was about. */
  deliveredAt: orNull(instant),
  /** Since when the webhook was off when Pluggy was last found to have switched it off. */
  disabledAt: orNull(instant),
});

/** How far this service is with what a connection offers; removed connections are left out. */
export const connectionCompleteness = closed({
  /** The connection. */
  itemId: text,
  /** Pluggy's own status of the item. */
  status: text,
  /** When all of it was last compared with Pluggy, or read completely; null: not yet. */
  comparedAt: orNull(instant),
  /** How far the last run for the connection is. */
  sync: closed({
    state: syncState,
    /** When the last run began, in UTC; null: there was none. */
    startedAt: orNull(instant),
    /** When the last run ended, in UTC; null: none has ended. */
    finishedAt: orNull(instant),
    /** Why the last run failed: a code of docs/errors.md; null: it did not. */
    error: orNull(text),
  }),
  /** Each product that the connection offers. */
  products: z.array(
    closed({
      product,
      /** How far this service is with it, as `sync.products` of the connection says it. */
      state: productState,
      /** Code from docs/errors.md; of a failed product alone. */
      error: orNull(text),
      /** When it was last read completely. */
      doneAt: orNull(instant),
      /** How old the data is: when the bank was last read for it. */
      asOf: orNull(instant),
      /** Objects that came in a form that this program does not know, those included that could not be stored. */
      oddObjects: count,
    }),
  ),
  /** The same of the whole connection, its item included. */
  oddObjects: count,
  /** What speaks against the connection being complete; empty: nothing. */
  problems: z.array(completenessProblem),
});

/** What the comparisons with Pluggy found. */
export const itemReconciliation = closed({
  /** The connection. */
  itemId: text,
  /** When everything of the connection was last found equal to Pluggy's, or made so; null: not yet. */
  reconciledAt: orNull(instant),
  /** The last comparisons that found a difference, newest first, at most ten. */
  found: z.array(
    closed({
      /** When the comparison ended, in UTC. */
      finishedAt: instant,
      /** The bank had been read again, and no webhook had told of it. */
      moved: truth,
      /** Whether the item itself was not as Pluggy has it. */
      itemDiffered: truth,
      /** Accounts that were not as Pluggy has them. */
      accountsDifferent: count,
      /** Months of an account whose transactions differed by count or checksum. */
      monthsDifferent: count,
      /** Transactions that were written again, or hidden. */
      rowsRepaired: count,
      /** The same of bills, investments, loans and the other products. */
      productsRepaired: count,
      /** Months that still differed afterwards. */
      monthsLeft: count,
    }),
  ),
});

/** Amounts in the bill's currency. */
export const billCompleteness = closed({
  /** The bill, as in `GET /user/:userId/bills`. */
  billId: text,
  /** Calendar day on which it was due; null: it cannot be read. */
  dueDate: orNull(text),
  /** Null: Pluggy's is no number. */
  total: orNull(decimal),
  /**
   * The sum of its rows without payments; null where one is in another currency and not converted. For people to look at:
   * banks leave taxes and charges in or out, so the check does not rest on it.
   */
  rows: orNull(decimal),
  /** What the bank charged with the bill: interest, fines, taxes. */
  charges: decimal,
  /** What the bill records as paid, mostly for the bill before it; null: it does not say. */
  payments: orNull(decimal),
  /** Only `differs` makes `complete` false; it needs a next bill that records a full payment. */
  verdict: z.enum(BILL_VERDICTS),
  /** A stable code: see src/domain/bill-check.ts. */
  reason: z.enum(BILL_REASONS),
  /** What `reason` means, and what to do; in the caller's language. */
  detail: text,
});

export const accountCompleteness = closed({
  /** The account. */
  accountId: text,
  /** The connection that it comes through. */
  itemId: text,
  /** `BANK` or `CREDIT`, as Pluggy says it. */
  type: text,
  /** ISO 4217, such as BRL; null: the account names none. */
  currencyCode: orNull(text),
  /** Whether totals count it. */
  counted: truth,
  /** The account that counts in its place, whose balance and bills are checked there; null: none. */
  sameAs: orNull(text),
  /** When all its transactions were last read from the first to the last page; null: not yet. */
  sweptAt: orNull(instant),
  /** Rows of the account, as they were counted. */
  transactions: closed({
    /** Rows that Pluggy listed at `sweptAt`. */
    rowsAtPluggy: orNull(count),
    /** Of what was here at `sweptAt`, the rows that were shown. */
    rowsHereThen: orNull(count),
    /** Rows that are shown now. */
    rowsHere: count,
    /** Rows that Pluggy no longer has: kept, and not shown. */
    rowsHidden: count,
    /** Rows that the database would not take as they came: kept as text. */
    rowsRefused: count,
    /** Months that the last comparison with Pluggy compared by count and checksum, and those that it could not make equal. */
    monthsCompared: count,
    /** Months that the last comparison could not make equal. */
    monthsDifferent: count,
  }),
  /** In the account's currency; `running` is what the rows' own running balances lead to, where the bank gives them. */
  balance: closed({
    /** What the account says that its balance is. */
    account: orNull(decimal),
    /** What the running balances of its rows lead to; null: the bank gives none. */
    running: orNull(decimal),
  }),
  /** Closed bills of a card, oldest first; those whose due day cannot be read come last. */
  bills: z.array(billCompleteness),
  /** What speaks against the account being complete; empty: nothing. */
  problems: z.array(completenessProblem),
});

/** What speaks for the data of a user being complete, and what against it. */
export const completeness = closed({
  /** Null: of the connections that are nobody's, because Pluggy names no user of theirs. */
  userId: orNull(text),
  /** When this was found, in UTC. */
  checkedAt: instant,
  /**
   * True when there is a connection, every product of every connection was read, every account was read from end to end,
   * nothing is in disagreement, and nothing can have changed at Pluggy since unnoticed: webhooks are known to arrive, or all
   * of it was compared during this request.
   */
  complete: truth,
  /** What the stored data was compared with, and when. */
  compared,
  /** Whether webhooks are known to arrive. */
  webhooks: webhookArrival,
  /** What is wrong besides what the connections and accounts name themselves. */
  problems: z.array(completenessProblem),
  /** What a reader should know, and is no problem. */
  notes: z.array(completenessNote),
  /** The connections, removed ones left out. */
  connections: z.array(connectionCompleteness),
  /** The accounts of these connections. */
  accounts: z.array(accountCompleteness),
  /** What the comparisons with Pluggy found, for each connection. */
  reconciliations: z.array(itemReconciliation),
});
