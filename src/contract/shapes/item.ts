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
  state: productState,
  /** When it was last read completely. */
  doneAt: orNull(instant),
  /** How old the data is: when the bank was last read for it. */
  asOf: orNull(instant),
  /** Code from docs/errors.md. */
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
  /** Since when what is stored is not up to date; null: it is. */
  staleSince: orNull(instant),
  startedAt: orNull(instant),
  finishedAt: orNull(instant),
  transactionsRead: orNull(count),
  /** Null: Pluggy does not say how many there will be. */
  transactionsExpected: orNull(count),
  /** Code from docs/errors.md. */
  error: orNull(text),
  /** The sum of the products', and the item itself. */
  oddObjects: count,
  /** Each product on its own. */
  products: z.array(syncProduct),
});

/** What the person can do about a connection. */
export const nextStep = closed({ action: z.enum(['reconnect', 'continue', 'wait', 'open']), label: text });

/** Until when the person let the bank share its data. */
export const consentOutlook = closed({
  state: z.enum(['valid', 'ending', 'partly_ended', 'ended']),
  /** The last calendar day. */
  endsOn: orNull(text),
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
  consent: orNull(consentOutlook),
  sync,
});

/**
 * Whether Pluggy is expected to read the bank when it is asked to. It is asked all the same: these are no rules of this service.
 */
export const refresh = closed({
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
  consents: z.array(pluggyConsent),
  refresh,
});

/** An item as the operator sees it. */
export const ownedItem = withOurs(item, {
  /** Null: nobody's. */
  userId: orNull(text),
  /** Why nobody sees it, or who else claims it; null: whose it is is clear. */
  ownerProblem: orNull(closed({ code: text, detail: text })),
});

/** An item that was just given to a user. */
export const assignedItem = withOurs(ownedItem, {
  /** Whether Pluggy took the new owner over; `code` says why not. */
  atPluggy: closed({ accepted: truth, code: orNull(text) }),
});
