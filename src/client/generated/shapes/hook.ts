// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/**
 * With the secret that its deliveries are signed with, which is shown this once: a repeated answer (`Idempotency-Key`) is
 * without it.
 */
export interface NewWebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[];
  readonly description: string | null;
  readonly createdAt: string;
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  readonly enabled: boolean;
  readonly disabledAt: string | null;
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  readonly disabledReason: 'operator' | 'failing' | 'gone' | null;
  /** Since when every attempt has failed; null: the last one was fine. */
  readonly failingSince: string | null;
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  readonly lastError: string | null;
  readonly lastDeliveredAt: string | null;
  /** It is left alone until then, because it kept failing or asked for it with Retry-After. */
  readonly pausedUntil: string | null;
  /** Deliveries that wait; 10,000 stands for that or more. */
  readonly pending: number;
  /** After a rotation: until when deliveries carry a signature with the former secret too. */
  readonly formerSecretEndsAt: string | null;
  readonly secret?: string;
}

/** One event for one endpoint. */
export interface WebhookDelivery {
  /** Its receiver gets it as `webhook-id`, the same with every attempt. */
  readonly id: string;
  readonly event: 'connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased' | 'test';
  /** `failed`: given up after three days of attempts, or answered with 410. */
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly userId: string;
  readonly itemId: string | null;
  readonly accountId: string | null;
  readonly sequence: number;
  readonly happenedAt: string;
  readonly createdAt: string;
  readonly lastAttemptAt: string | null;
  /** Null: it is over. */
  readonly nextAttemptAt: string | null;
  readonly endedAt: string | null;
  /** The HTTP status of the last answer; null: there was none. */
  readonly status: number | null;
  /** Why the last attempt failed, as `lastError` of the endpoint. */
  readonly error: string | null;
}

/** An address of yours that is told of changes. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[];
  readonly description: string | null;
  readonly createdAt: string;
  /** False: nothing is sent. What happens meanwhile is told once it is switched on again. */
  readonly enabled: boolean;
  readonly disabledAt: string | null;
  /** `failing`: it took nothing for three days. `gone`: it answered 410. */
  readonly disabledReason: 'operator' | 'failing' | 'gone' | null;
  /** Since when every attempt has failed; null: the last one was fine. */
  readonly failingSince: string | null;
  /** Why the last attempt failed: a code of the system, "HTTP 500", `private_address`, `timed_out`, `secret_unreadable`. */
  readonly lastError: string | null;
  readonly lastDeliveredAt: string | null;
  /** It is left alone until then, because it kept failing or asked for it with Retry-After. */
  readonly pausedUntil: string | null;
  /** Deliveries that wait; 10,000 stands for that or more. */
  readonly pending: number;
  /** After a rotation: until when deliveries carry a signature with the former secret too. */
  readonly formerSecretEndsAt: string | null;
}
