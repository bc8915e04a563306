import * as z from 'zod/mini';
import { closed, count, instant, orNull, text } from './values.ts';

export const erasureBegun = closed({
  /** With which `GET /erasures/:receiptId` says how far it is. */
  receiptId: text,
});

export const erasureReceipt = closed({
  /** `waiting_for_pluggy`: nothing is left here, and Pluggy has not ended every connection yet; it is asked again. */
  state: z.enum(['running', 'waiting_for_pluggy', 'done']),
  /** How much was deleted here; `rows` counts all tables. */
  erased: closed({ items: count, accounts: count, transactions: count, rows: count }),
  finishedAt: orNull(instant),
});
