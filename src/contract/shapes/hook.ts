import * as z from 'zod/mini';
import { DELIVERY_STATES, DISABLED_REASONS, HOOK_EVENTS, TEST_EVENT } from '../../domain/hook-event.ts';
import { closed, count, instant, orNull, text, truth } from './values.ts';

const members = {
  /** The endpoint. */
  id: text,
  /** Where its deliveries go. */
  url: text,
  /** What it is told of. */
  events: z.array(z.enum(HOOK_EVENTS)),
  /** What you call it; null: nothing. */
  description: orNull(text),
  /** When it was made, in UTC. */
  createdAt: instant,
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  enabled: truth,
  /** Since when it is switched off, in UTC; null: it is on. */
  disabledAt: orNull(instant),
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  disabledReason: orNull(z.enum(DISABLED_REASONS)),
  /** Since when every attempt has failed; null: the last one was fine. */
  failingSince: orNull(instant),
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  lastError: orNull(text),
  /** When it last took a delivery, in UTC; null: never. */
  lastDeliveredAt: orNull(instant),
  /** It is left alone until then, because it kept failing or asked for it with Retry-After. */
  pausedUntil: orNull(instant),
  /** Deliveries that wait; 10,000 stands for that or more. */
  pending: count,
  /** After a rotation: until when deliveries carry a signature with the former secret too. */
  formerSecretEndsAt: orNull(instant),
};

/** An address of yours that is told of changes. */
export const webhookEndpoint = closed(members);

/**
 * With the secret that its deliveries are signed with, which is shown this once: a repeated answer (`Idempotency-Key`) is
 * without it.
 */
export const newWebhookEndpoint = closed({
  ...members,
  /**
   * `whsec_…`, with which deliveries are signed, shown this once: a repeated answer (`Idempotency-Key`) is without
   * it.
   */
  secret: z.optional(text),
});

/** One event for one endpoint. */
export const webhookDelivery = closed({
  /** Its receiver gets it as `webhook-id`, the same with every attempt. */
  id: text,
  /** What it tells of; `test` was asked for by hand. */
  event: z.enum([...HOOK_EVENTS, TEST_EVENT]),
  /** `failed`: given up after three days of attempts, or answered with 410. */
  state: z.enum(DELIVERY_STATES),
  /** How often it was sent. */
  attempts: count,
  /** Whose data changed. */
  userId: text,
  /** The connection that it is about; null: it is not about one. */
  itemId: orNull(text),
  /** The account that it is about; null: it is not about one. */
  accountId: orNull(text),
  /** The place in the feed up to which it tells: `GET …/changes?after=<sequence>` has what came behind it. */
  sequence: count,
  /** When that happened, in UTC. */
  happenedAt: instant,
  /** When the delivery was made, in UTC. */
  createdAt: instant,
  /** When it was last sent, in UTC; null: not yet. */
  lastAttemptAt: orNull(instant),
  /** When it is sent again, in UTC; null: it is over. */
  nextAttemptAt: orNull(instant),
  /** When it was delivered or given up, in UTC; null: it goes on. */
  endedAt: orNull(instant),
  /** The HTTP status of the last answer; null: there was none. */
  status: orNull(count),
  /** Why the last attempt failed, as `lastError` of the endpoint; null: it did not. */
  error: orNull(text),
});
