import * as z from 'zod/mini';
import { closed, count, instant, orNull, text } from './values.ts';

export const erasureBegun = closed({
  /** With which `GET /erasures/:receiptId` says how far it is. */
  receiptId: text,
});

export const erasureReceipt = closed({
  /** `waiting_for_pluggy`: nothing is left here, and Pluggy has not ended every connection yet; it is asked again. */
  state: z.enum(['running', 'waiting_for_pluggy', 'done']),
  /** How much was deleted here. */
  erased: closed({
    /** Connections. */
    items: count,
    /** Accounts. */
    accounts: count,
    /** Transactions, hidden ones included. */
    transactions: count,
    /** Rows of all tables together. */
    rows: count,
  }),
  /** When all of it was done, in UTC; null: it is not. */
  finishedAt: orNull(instant),
});
