import * as z from 'zod/mini';
import { HEALTHS } from '../../domain/health.ts';
import { closed, count, instant, list, orNull, text, truth } from './values.ts';

const health = z.enum(HEALTHS);

/** Somebody who has or had a connection, or was found by a phone number. */
export const knownUser = closed({
  userId: text,
  createdAt: instant,
  connections: count,
  /** The worst of the connections; null: there are none. */
  health: orNull(health),
  /** How many connections are how well. */
  healths: z.record(health, count),
});

/** Work that waits, runs, or was given up. */
export const job = closed({
  id: text,
  kind: text,
  /** What it works on: for most kinds the item's id. */
  key: text,
  state: z.enum(['ready', 'running', 'dead']),
  /** Ready: not before this time. Dead: when it was given up. */
  runAt: instant,
  attempts: count,
  maxAttempts: count,
  /** Running: until when its worker has promised to report. */
  leaseUntil: orNull(instant),
  /** Class and code of the last failure. */
  lastError: orNull(text),
  createdAt: instant,
});

const delivered = {
  id: text,
  /** Pluggy's id of the event, or a digest of the body. */
  eventId: text,
  /** Empty: the delivery names none. */
  event: text,
  itemId: orNull(text),
  /** As the delivery says, which nobody vouches for. */
  userId: orNull(text),
  state: z.enum(['waiting', 'settled', 'unreadable']),
  receivedAt: instant,
  settledAt: orNull(instant),
  /** What it led to: `applied`, `unknown-item`, `other-client`, `no-work`, `unreadable`; null: nothing yet. */
  outcome: orNull(text),
} as const;

/** A delivery of Pluggy's. */
export const delivery = closed(delivered);

/** A delivery with what it says and the work about its connection. */
export const wholeDelivery = closed({
  ...delivered,
  /** As it came; null: it is no JSON. */
  body: z.unknown(),
  /** In base64, where `body` does not say all of it. */
  bytes: orNull(text),
  jobs: list(job),
});

/** Whether this service's call to itself came in. */
export const roundTrip = closed({
  arriving: truth,
  /** Why not: as `webhooks.problem` of completeness; null: it came in. */
  problem: orNull(text),
  /** When such a call last came in. */
  provenAt: orNull(instant),
  /** What that means, and what to do; in the caller's language. */
  detail: text,
});

/** Calls of one endpoint in one minute. */
export const callCount = closed({
  minute: instant,
  endpoint: text,
  calls: count,
  /** Of them, answered with 429. */
  refused: count,
  /** Of them, without a usable answer, or with 5xx. */
  failed: count,
  /** Not sent, because of the pace, a 429 before, or a pause. */
  heldBack: count,
});

/** Calls that are held back at this moment. */
export const callPause = closed({
  /** Null: of all endpoints. */
  endpoint: orNull(text),
  why: z.enum(['failing', 'limited']),
  reason: orNull(text),
  failures: count,
  until: instant,
});

/** What is asked of Pluggy. */
export const usage = closed({
  results: list(callCount),
  next: orNull(text),
  pauses: list(callPause),
  /** Of how many connections Open Finance's quota is used up for this month. */
  quotas: list(closed({ product: text, connections: count })),
});
