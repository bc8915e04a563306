import * as z from 'zod/mini';
import { PRODUCT_STATES, PRODUCTS } from '../../domain/product.ts';
import { REFRESH_REFUSALS } from '../../domain/refresh.ts';
import { pluggyConsent } from './pluggy/consent.ts';
import { pluggyItem } from './pluggy/item.ts';
import { closed, count, instant, orNull, text, truth, withOurs } from './values.ts';

/** Names of what is read of an item. */
export const product = z.enum(PRODUCTS);

export const productState = z.enum(PRODUCT_STATES);

/** `failed`: the last complete read failed, or its job was given up. An item that waits for its person is not being read. */
export const syncState = z.enum(['never', 'running', 'done', 'failed']);

/** How far this service is with one product. */
export const syncProduct = closed({
  product,
  /** How far this service is with it; `quota_used_up` and `withheld` say that the bank gives no more for now. */
  state: productState,
  /** When it was last read completely. */
  doneAt: orNull(instant),
  /** How old the data is: when the bank was last read for it. */
  asOf: orNull(instant),
  /** Why the last reading failed: a code of docs/errors.md; null: it did not. */
  error: orNull(text),
  /** Objects that came in a form that this program does not know, those included that could not be stored. */
  oddObjects: count,
  /** Of `quota_used_up` alone: when the bank may be asked again, the first moment of the next month in São Paulo. */
  quotaResetsAt: orNull(instant),
});

/** How far this service is with the item's data. */
export const sync = closed({
  state: syncState,
  /** As well as the worst of the products: see src/domain/health.ts. */
  health: z.enum(['ok', 'waiting', 'partial', 'stale', 'failed']),
  /** Since when what is stored is not up to date, in UTC; null: it is. */
  staleSince: orNull(instant),
  /** When the last run began, in UTC; null: there was none. */
  startedAt: orNull(instant),
  /** When the last run ended, in UTC; null: none has ended. */
  finishedAt: orNull(instant),
  /** How many transactions the run has read so far; null: it has not begun with them. */
  transactionsRead: orNull(count),
  /** How many there will be; null: Pluggy does not say. */
  transactionsExpected: orNull(count),
  /** Why the last run failed: a code of docs/errors.md; null: it did not. */
  error: orNull(text),
  /** The sum of the products', and the item itself. */
  oddObjects: count,
  /** Each product on its own. */
  products: z.array(syncProduct),
});

/** What the person can do about a connection. */
export const nextStep = closed({
  /**
   * `reconnect`: the person connects the bank again, or renews the consent. `continue`: the bank waits for an
   * answer. `open`: the person has something to do in the bank's app. `wait`: nothing but wait.
   */
  action: z.enum(['reconnect', 'continue', 'wait', 'open']),
  /** What a button says, in the caller's language. */
  label: text,
});

/** Until when the person let the bank share its data. */
export const consentOutlook = closed({
  /** `ending`: within 30 days. `partly_ended`: one of several consents has ended. */
  state: z.enum(['valid', 'ending', 'partly_ended', 'ended']),
  /**
   * The calendar day in São Paulo on which it ends or ended, YYYY-MM-DD; null: it has no end, or nobody says when it
   * was.
   */
  endsOn: orNull(text),
  /** Days from today in São Paulo until then; negative afterwards. */
  daysLeft: orNull(count),
});

/** Pluggy's item with what this project adds. */
export const item = withOurs(pluggyItem, {
  /** A sentence that a person understands, in the caller's language. */
  message: text,
  /** Null: there is nothing to do. */
  nextStep: orNull(nextStep),
  /** The person's own name of it. */
  alias: orNull(text),
  /** Until when the person let the bank share its data; null: nothing is known of it. */
  consent: orNull(consentOutlook),
  sync,
});

/**
 * Whether Pluggy is expected to read the bank when it is asked to. It is asked all the same: these are no rules of this service.
 */
export const refresh = closed({
  /** Whether Pluggy is expected to read the bank now. */
  allowed: truth,
  /** When it may be asked again; null: at any time, or nobody knows. */
  allowedAt: orNull(instant),
  /** Why not; null: it is allowed. */
  reason: orNull(z.enum(REFRESH_REFUSALS)),
});

/** A connection by itself. */
export const connection = withOurs(item, {
  /** Whether Pluggy reads it once a day without being asked. */
  autoSync: truth,
  /** What the person let the bank share, each consent by itself. */
  consents: z.array(pluggyConsent),
  refresh,
});

/** An item as the operator sees it. */
export const ownedItem = withOurs(item, {
  /** Whose connection it is; null: nobody's. */
  userId: orNull(text),
  /** Why nobody sees it, or who else claims it; null: whose it is is clear. */
  ownerProblem: orNull(
    closed({
      /** Stable, for programs. */
      code: text,
      /** What that means and what to do, in the caller's language. */
      detail: text,
    }),
  ),
});

/** An item that was just given to a user. */
export const assignedItem = withOurs(ownedItem, {
  /** Whether Pluggy took the new owner over; `code` says why not. */
  atPluggy: closed({
    /** Whether Pluggy took the new owner over. */
    accepted: truth,
    /** Why it did not: a code of docs/errors.md; null: it did. */
    code: orNull(text),
  }),
});
