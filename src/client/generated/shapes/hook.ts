// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/**
 * With the secret that its deliveries are signed with, which is shown this once: a repeated answer (`Idempotency-Key`) is
 * without it.
 */
export interface NewWebhookEndpoint {
  /** The endpoint. */
  readonly id: string;
  /** Where its deliveries go. */
  readonly url: string;
  /** What it is told of. */
  readonly events: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[];
  /** What you call it; null: nothing. */
  readonly description: string | null;
  /** When it was made, in UTC. */
  readonly createdAt: string;
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  readonly enabled: boolean;
  /** Since when it is switched off, in UTC; null: it is on. */
  readonly disabledAt: string | null;
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  readonly disabledReason: 'operator' | 'failing' | 'gone' | null;
  /** Since when every attempt has failed; null: the last one was fine. */
  readonly failingSince: string | null;
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  readonly lastError: string | null;
  /** When it last took a delivery, in UTC; null: never. */
  readonly lastDeliveredAt: string | null;
  /** It is left alone until then, because it kept failing or asked for it with Retry-After. */
  readonly pausedUntil: string | null;
  /** Deliveries that wait; 10,000 stands for that or more. */
  readonly pending: number;
  /** After a rotation: until when deliveries carry a signature with the former secret too. */
  readonly formerSecretEndsAt: string | null;
  /**
   * `whsec_…`, with which deliveries are signed, shown this once: a repeated answer (`Idempotency-Key`) is without
   * it.
   */
  readonly secret?: string;
}

/** One event for one endpoint. */
export interface WebhookDelivery {
  /** Its receiver gets it as `webhook-id`, the same with every attempt. */
  readonly id: string;
  /** What it tells of; `test` was asked for by hand. */
  readonly event: 'connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased' | 'test';
  /** `failed`: given up after three days of attempts, or answered with 410. */
  readonly state: 'pending' | 'delivered' | 'failed';
  /** How often it was sent. */
  readonly attempts: number;
  /** Whose data changed. */
  readonly userId: string;
  /** The connection that it is about; null: it is not about one. */
  readonly itemId: string | null;
  /** The account that it is about; null: it is not about one. */
  readonly accountId: string | null;
  /** The place in the feed up to which it tells: `GET …/changes?after=<sequence>` has what came behind it. */
  readonly sequence: number;
  /** When that happened, in UTC. */
  readonly happenedAt: string;
  /** When the delivery was made, in UTC. */
  readonly createdAt: string;
  /** When it was last sent, in UTC; null: not yet. */
  readonly lastAttemptAt: string | null;
  /** When it is sent again, in UTC; null: it is over. */
  readonly nextAttemptAt: string | null;
  /** When it was delivered or given up, in UTC; null: it goes on. */
  readonly endedAt: string | null;
  /** The HTTP status of the last answer; null: there was none. */
  readonly status: number | null;
  /** Why the last attempt failed, as `lastError` of the endpoint; null: it did not. */
  readonly error: string | null;
}

/** An address of yours that is told of changes. */
export interface WebhookEndpoint {
  /** The endpoint. */
  readonly id: string;
  /** Where its deliveries go. */
  readonly url: string;
  /** What it is told of. */
  readonly events: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[];
  /** What you call it; null: nothing. */
  readonly description: string | null;
  /** When it was made, in UTC. */
  readonly createdAt: string;
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  readonly enabled: boolean;
  /** Since when it is switched off, in UTC; null: it is on. */
  readonly disabledAt: string | null;
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  readonly disabledReason: 'operator' | 'failing' | 'gone' | null;
  /** Since when every attempt has failed; null: the last one was fine. */
  readonly failingSince: string | null;
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  readonly lastError: string | null;
  /** When it last took a delivery, in UTC; null: never. */
  readonly lastDeliveredAt: string | null;
  /** It is left alone until then, because it kept failing or asked for it with Retry-After. */
  readonly pausedUntil: string | null;
  /** Deliveries that wait; 10,000 stands for that or more. */
  readonly pending: number;
  /** After a rotation: until when deliveries carry a signature with the former secret too. */
  readonly formerSecretEndsAt: string | null;
}
