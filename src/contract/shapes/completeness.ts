import * as z from 'zod/mini';
import { BILL_REASONS, BILL_VERDICTS } from '../../domain/bill-check.ts';
import { product, productState, syncState } from './item.ts';
import { closed, count, decimal, instant, orNull, text, truth } from './values.ts';

export const completenessProblem = closed({
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

/** An account that comes through two connections and counts once. */
export const completenessNote = closed({
  code: z.enum(['same_account']),
  /** The account that is not counted, and its connection. */
  accountId: text,
  itemId: text,
  /** The account that counts in its place, and its connection. */
  sameAs: text,
  sameItemId: text,
  /** In the caller's language; names both connections. */
  detail: text,
});

/** What of Pluggy's the stored data was compared with, and when. A complete read is a comparison. */
export const compared = closed({
  /** What the data was compared with: not the bank, which only Pluggy reads. */
  with: z.literal('pluggy'),
  what: closed({ connections: count, accounts: count, transactions: count }),
  /** When the comparison that is longest ago was made, of all connections; null: one was never compared, or there is none. */
  at: orNull(instant),
  /** Whether all of it was compared for this very request (`compare=true`, `--compare`). */
  now: truth,
  /** Connections whose comparison was asked for with this request and has not come to its end. */
  missed: z.array(
    closed({
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
  itemId: text,
  /** Pluggy's own status of the item. */
  status: text,
  /** When all of it was last compared with Pluggy, or read completely; null: not yet. */
  comparedAt: orNull(instant),
  sync: closed({
    state: syncState,
    startedAt: orNull(instant),
    finishedAt: orNull(instant),
    /** Code from docs/errors.md. */
    error: orNull(text),
  }),
  products: z.array(
    closed({
      product,
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
  problems: z.array(completenessProblem),
});

/** What the comparisons with Pluggy found. */
export const itemReconciliation = closed({
  itemId: text,
  /** When everything of the connection was last found equal to Pluggy's, or made so; null: not yet. */
  reconciledAt: orNull(instant),
  /** The last comparisons that found a difference, newest first, at most ten. */
  found: z.array(
    closed({
      finishedAt: instant,
      /** The bank had been read again, and no webhook had told of it. */
      moved: truth,
      itemDiffered: truth,
      accountsDifferent: count,
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
  billId: text,
  /** Calendar day, YYYY-MM-DD. */
  dueDate: orNull(text),
  /** Null: Pluggy's is no number. */
  total: orNull(decimal),
  /**
   * The sum of its rows without payments; null where one is in another currency and not converted. For people to look at:
   * banks leave taxes and charges in or out, so the check does not rest on it.
   */
  rows: orNull(decimal),
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
  accountId: text,
  itemId: text,
  type: text,
  currencyCode: orNull(text),
  /** Whether totals count it. */
  counted: truth,
  /** The account that counts in its place, whose balance and bills are checked there; null: none. */
  sameAs: orNull(text),
  /** When all its transactions were last read from the first to the last page; null: not yet. */
  sweptAt: orNull(instant),
  transactions: closed({
    /** Rows that Pluggy listed at `sweptAt`. */
    rowsAtPluggy: orNull(count),
    /** Of what was here at `sweptAt`, the rows that were shown. */
    rowsHereThen: orNull(count),
    rowsHere: count,
    /** Rows that Pluggy no longer has: kept, and not shown. */
    rowsHidden: count,
    /** Rows that the database would not take as they came: kept as text. */
    rowsRefused: count,
    /** Months that the last comparison with Pluggy compared by count and checksum, and those that it could not make equal. */
    monthsCompared: count,
    monthsDifferent: count,
  }),
  /** In the account's currency; `running` is what the rows' own running balances lead to, where the bank gives them. */
  balance: closed({ account: orNull(decimal), running: orNull(decimal) }),
  /** Closed bills of a card, oldest first; those whose due day cannot be read come last. */
  bills: z.array(billCompleteness),
  problems: z.array(completenessProblem),
});

/** What speaks for the data of a user being complete, and what against it. */
export const completeness = closed({
  /** Null: of the connections that are nobody's, because Pluggy names no user of theirs. */
  userId: orNull(text),
  checkedAt: instant,
  /**
   * True when there is a connection, every product of every connection was read, every account was read from end to end,
   * nothing is in disagreement, and nothing can have changed at Pluggy since unnoticed: webhooks are known to arrive, or all
   * of it was compared during this request.
   */
  complete: truth,
  compared,
  webhooks: webhookArrival,
  /** What is wrong besides what the connections and accounts name themselves. */
  problems: z.array(completenessProblem),
  /** What a reader should know, and is no problem. */
  notes: z.array(completenessNote),
  connections: z.array(connectionCompleteness),
  accounts: z.array(accountCompleteness),
  /** What the comparisons with Pluggy found, for each connection. */
  reconciliations: z.array(itemReconciliation),
});
