import * as z from 'zod/mini';
import { HEALTHS } from '../../domain/health.ts';
import { closed, count, instant, list, orNull, text, truth } from './values.ts';

const health = z.enum(HEALTHS);

/** Somebody who has or had a connection, or was found by a phone number. */
export const knownUser = closed({
  /** The user. */
  userId: text,
  /** When the user was first known here, in UTC. */
  createdAt: instant,
  /** How many connections the user has. */
  connections: count,
  /** The worst of the connections; null: there are none. */
  health: orNull(health),
  /** How many connections are how well. */
  healths: z.record(health, count),
});

/** Work that waits, runs, or was given up. */
export const job = closed({
  /** The job. */
  id: text,
  /** What kind of work it is, such as `sync-item`. */
  kind: text,
  /** What it works on: for most kinds the item's id. */
  key: text,
  /** `ready`: it waits. `dead`: it was given up after its last attempt. */
  state: z.enum(['ready', 'running', 'dead']),
  /** Ready: not before this time. Dead: when it was given up. */
  runAt: instant,
  /** How often it was tried. */
  attempts: count,
  /** After how many attempts it is given up. */
  maxAttempts: count,
  /** Running: until when its worker has promised to report. */
  leaseUntil: orNull(instant),
  /** Class and code of the last failure. */
  lastError: orNull(text),
  /** When the work was asked for, in UTC. */
  createdAt: instant,
});

const delivered = {
  /** The delivery, in this service. */
  id: text,
  /** Pluggy's id of the event, or a digest of the body. */
  eventId: text,
  /** The event that it names; empty: it names none. */
  event: text,
  /** The connection that it names; null: none. */
  itemId: orNull(text),
  /** As the delivery says, which nobody vouches for. */
  userId: orNull(text),
  /** `settled`: it was acted on. `unreadable`: it was kept as bytes. */
  state: z.enum(['waiting', 'settled', 'unreadable']),
  /** When it was acknowledged, in UTC. */
  receivedAt: instant,
  /** When it was acted on, in UTC; null: not yet. */
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
  /** In base64, where `body` does not say all of it; null: it does. */
  bytes: orNull(text),
  /** The work about its connection that waits, runs or was given up. */
  jobs: list(job),
});

/** Whether this service's call to itself came in. */
export const roundTrip = closed({
  /** Whether the call came in. */
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
  /** The first moment of the minute, in UTC. */
  minute: instant,
  /** Method and path, such as `GET /items/:id`. */
  endpoint: text,
  /** How many calls were sent. */
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
  /** The outgoing address that it is so from, by its EGRESS_NAME; `default`: it has none. */
  egress: text,
  /** Null: of all endpoints. */
  endpoint: orNull(text),
  /** `failing`: calls failed in a row. `limited`: Pluggy answered 429. */
  why: z.enum(['failing', 'limited']),
  /** What the last call failed with; null: it was a 429. */
  reason: orNull(text),
  /** How many calls failed in a row. */
  failures: count,
  /** When the next call may go, in UTC. */
  until: instant,
});

/** What is asked of Pluggy. */
export const usage = closed({
  /** The calls, the latest minute first. */
  results: list(callCount),
  /** Goes into `after` of the next page; null: this is the last one. */
  next: orNull(text),
  /** What is held back at this moment. */
  pauses: list(callPause),
  /** Of how many connections Open Finance's quota is used up for this month. */
  quotas: list(
    closed({
      /** The product whose calls are used up. */
      product: text,
      /** How many connections that is so for. */
      connections: count,
    }),
  ),
});
