import * as z from 'zod/mini';
import { DELIVERY_STATES, DISABLED_REASONS, HOOK_EVENTS, TEST_EVENT } from '../../domain/hook-event.ts';
import { closed, count, instant, orNull, text, truth } from './values.ts';

const members = {
  id: text,
  url: text,
  events: z.array(z.enum(HOOK_EVENTS)),
  description: orNull(text),
  createdAt: instant,
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  enabled: truth,
  disabledAt: orNull(instant),
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  disabledReason: orNull(z.enum(DISABLED_REASONS)),
  /** Since when every attempt has failed; null: the last one was fine. */
  failingSince: orNull(instant),
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  lastError: orNull(text),
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
export const newWebhookEndpoint = closed({ ...members, secret: z.optional(text) });

/** One event for one endpoint. */
export const webhookDelivery = closed({
  /** Its receiver gets it as `webhook-id`, the same with every attempt. */
  id: text,
  event: z.enum([...HOOK_EVENTS, TEST_EVENT]),
  /** `failed`: given up after three days of attempts, or answered with 410. */
  state: z.enum(DELIVERY_STATES),
  attempts: count,
  userId: text,
  itemId: orNull(text),
  accountId: orNull(text),
  sequence: count,
  happenedAt: instant,
  createdAt: instant,
  lastAttemptAt: orNull(instant),
  /** Null: it is over. */
  nextAttemptAt: orNull(instant),
  endedAt: orNull(instant),
  /** The HTTP status of the last answer; null: there was none. */
  status: orNull(count),
  /** Why the last attempt failed, as `lastError` of the endpoint. */
  error: orNull(text),
});
