// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { NewWebhookEndpoint, WebhookDelivery, WebhookEndpoint } from '../shapes/hook.ts';
import type { Page } from '../../pages.ts';

export interface ListWebhookEndpointsArgs {
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface CreateWebhookEndpointArgs {
  /** Where deliveries are sent. An http or https URL without user and password. */
  readonly url: string;
  /** What it is to be told of. A list of connection.changed, accounts.changed, transactions.changed, consent.expiring, user.erased. */
  readonly events: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[];
  /** What you call it; null: nothing. A text of 1 to 200 characters, or null. */
  readonly description?: string | null | undefined;
}

export interface ChangeWebhookEndpointArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
  /** Where deliveries are sent from now on. An http or https URL without user and password. */
  readonly url?: string | undefined;
  /** What it is told of from now on. A list of connection.changed, accounts.changed, transactions.changed, consent.expiring, user.erased. */
  readonly events?: readonly ('connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased')[] | undefined;
  /** What you call it; null: nothing. A text of 1 to 200 characters, or null. */
  readonly description?: string | null | undefined;
  /** False switches it off, true switches it on. */
  readonly enabled?: boolean | undefined;
}

export interface RemoveWebhookEndpointArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
}

export interface TestWebhookEndpointArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
}

export interface RotateWebhookSecretArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
}

export interface ListWebhookDeliveriesArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
  /** Deliveries in this state alone. */
  readonly state?: 'pending' | 'delivered' | 'failed' | undefined;
  /** Deliveries of this event alone. */
  readonly event?: 'connection.changed' | 'accounts.changed' | 'transactions.changed' | 'consent.expiring' | 'user.erased' | 'test' | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ReplayWebhookDeliveryArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
  /** The delivery, by its `id`, which its receiver got as `webhook-id` */
  readonly deliveryId: string;
}

export interface RecoverWebhookEndpointArgs {
  /** The webhook endpoint, by the `id` that `POST /webhook-endpoints` answered */
  readonly endpointId: string;
  /** Deliveries that were made from then on. A time with its zone such as 2026-11-30T03:00:00Z. */
  readonly since: string;
}

export interface RecoverWebhookEndpointAnswer {
  /** How many deliveries are sent again. */
  readonly recovered: number;
}

export interface HooksOperations {
  /** The webhook endpoints, oldest first, with how they are. */
  listWebhookEndpoints(args?: ListWebhookEndpointsArgs, options?: CallOptions): Promise<Page<WebhookEndpoint>>;

  /**
   * An address of yours that is told of changes from now on.
   *
   * The answer holds its `secret`, which is shown this once: [docs/webhooks.md](../webhooks.md) says how to verify with it. Private addresses are refused.
   */
  createWebhookEndpoint(args: CreateWebhookEndpointArgs, options?: CallOptions): Promise<NewWebhookEndpoint>;

  /**
   * Changes an endpoint, or switches it off and on.
   *
   * `enabled: false` switches it off; `true` switches it on, also after it was switched off by itself, and what waits for it is sent.
   */
  changeWebhookEndpoint(args: ChangeWebhookEndpointArgs, options?: CallOptions): Promise<WebhookEndpoint>;

  /** Removes an endpoint, with its deliveries and secrets. */
  removeWebhookEndpoint(args: RemoveWebhookEndpointArgs, options?: CallOptions): Promise<void>;

  /**
   * Sends a delivery of the type `test`, once.
   *
   * Also to an endpoint that is switched off. What came of it stands in the list of deliveries.
   */
  testWebhookEndpoint(args: TestWebhookEndpointArgs, options?: CallOptions): Promise<WebhookDelivery>;

  /**
   * Gives an endpoint a new secret.
   *
   * For 24 hours deliveries carry a signature with the former one too; a second rotation ends that at once.
   */
  rotateWebhookSecret(args: RotateWebhookSecretArgs, options?: CallOptions): Promise<NewWebhookEndpoint>;

  /**
   * The deliveries of an endpoint, newest first.
   *
   * Kept for 30 days after their end.
   */
  listWebhookDeliveries(args: ListWebhookDeliveriesArgs, options?: CallOptions): Promise<Page<WebhookDelivery>>;

  /**
   * Sends one delivery again, whatever came of it.
   *
   * Under the same `webhook-id`, also to an endpoint that is switched off.
   */
  replayWebhookDelivery(args: ReplayWebhookDeliveryArgs, options?: CallOptions): Promise<WebhookDelivery>;

  /**
   * Sends again at once what an endpoint has not taken since a time.
   *
   * Deliveries that failed and those that wait for their next attempt; an endpoint that was switched off is switched on.
   */
  recoverWebhookEndpoint(args: RecoverWebhookEndpointArgs, options?: CallOptions): Promise<RecoverWebhookEndpointAnswer>;
}
