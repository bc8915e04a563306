import type {
  NewWebhookEndpointView,
  WebhookDeliveryView,
  WebhookEndpointView,
} from '../contract/financial-data.ts';
import type { DeliveredEvent, DeliveryState, HookEvent } from '../domain/hook-event.ts';
import {
  listWebhookDeliveries,
  recoverWebhookEndpoint,
  replayWebhookDelivery,
  testWebhookEndpoint,
} from '../features/hooks/deliveries.ts';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  rotateWebhookSecret,
} from '../features/hooks/endpoints.ts';
import { requireDeliveryId, requireEndpointId } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked, checkedQuery } from './checked.ts';
import { pagesOf } from './pages-of.ts';

export interface NewEndpoint {
  /** An http or https URL without user and password; a literal private address is refused. */
  readonly url: string;
  readonly events: readonly HookEvent[];
  readonly description?: string | null | undefined;
}

/** What is not named stays as it is. */
export interface EndpointPatch extends Partial<NewEndpoint> {
  /** False switches it off; true switches it on, and what waits for it is sent. */
  readonly enabled?: boolean | undefined;
}

export interface DeliveryChoice {
  readonly state?: DeliveryState | undefined;
  readonly event?: DeliveredEvent | undefined;
}

/** Which page of a list. */
interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Outgoing webhooks: addresses of the team's that are told of changes ([docs/webhooks.md](../../docs/webhooks.md)). A running
 * service sends them. Every method with an id may throw `webhook_endpoint_not_found`.
 */
export class WebhookEndpoints {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** The endpoints page by page, oldest first, with how they are. */
  async *list(): AsyncGenerator<WebhookEndpointView[], void, void> {
    const list = (parts: OpenParts) =>
      pagesOf(async ({ after, limit }: Page) => {
        const { results: rows, next } = await listWebhookEndpoints(parts, { after, limit });
        return { rows, next };
      });
    for await (const rows of this.#audited.stream('listWebhookEndpoints', {}, list)) yield [...rows];
  }

  /**
   * An address that is told of changes from now on. `secret`, with which its receiver verifies, is in this answer alone.
   * @throws {PublicError} webhook_url_private, encryption_key_missing
   */
  async create(endpoint: NewEndpoint): Promise<NewWebhookEndpointView> {
    const asked = checked('createWebhookEndpoint', endpoint);
    const about = (made: NewWebhookEndpointView) => ({ subject: made.id });
    return this.#audited.use('createWebhookEndpoint', about, (parts) => createWebhookEndpoint(parts, asked));
  }

  /** @throws {PublicError} webhook_url_private */
  async change(endpointId: string, change: EndpointPatch): Promise<WebhookEndpointView> {
    const [id, asked] = [requireEndpointId(endpointId), checked('changeWebhookEndpoint', change)];
    const save = (parts: OpenParts) => changeWebhookEndpoint(parts, id, asked);
    return this.#audited.use('changeWebhookEndpoint', { subject: id }, save);
  }

  /** With its deliveries and secrets. */
  async remove(endpointId: string): Promise<void> {
    const id = requireEndpointId(endpointId);
    const remove = (parts: OpenParts) => removeWebhookEndpoint(parts, id);
    await this.#audited.use('removeWebhookEndpoint', { subject: id }, remove);
  }

  /** Sends a delivery of the type `test`, once, also to an endpoint that is switched off. */
  async test(endpointId: string): Promise<WebhookDeliveryView> {
    const id = requireEndpointId(endpointId);
    const test = (parts: OpenParts) => testWebhookEndpoint(parts, id);
    return this.#audited.use('testWebhookEndpoint', { subject: id }, test);
  }

  /** A new secret; for 24 hours deliveries carry a signature with the former one too. @throws {PublicError} encryption_key_missing */
  async rotateSecret(endpointId: string): Promise<NewWebhookEndpointView> {
    const id = requireEndpointId(endpointId);
    const rotate = (parts: OpenParts) => rotateWebhookSecret(parts, id);
    return this.#audited.use('rotateWebhookSecret', { subject: id }, rotate);
  }

  /** The deliveries of an endpoint page by page, newest first. */
  async *deliveries(
    endpointId: string,
    choice: DeliveryChoice = {},
  ): AsyncGenerator<WebhookDeliveryView[], void, void> {
    const id = requireEndpointId(endpointId);
    const { state, event } = checkedQuery('listWebhookDeliveries', choice);
    const list = (parts: OpenParts) =>
      pagesOf(async ({ after, limit }: Page) => {
        const page = { before: after, limit };
        const { results: rows, next } = await listWebhookDeliveries(parts, id, { state, event }, page);
        return { rows, next };
      });
    const about = { subject: id };
    for await (const rows of this.#audited.stream('listWebhookDeliveries', about, list)) yield [...rows];
  }

  /** Sends one delivery again, whatever came of it, under the same `webhook-id`. @throws {PublicError} webhook_delivery_not_found */
  async replay(endpointId: string, deliveryId: string): Promise<WebhookDeliveryView> {
    const [id, delivery] = [requireEndpointId(endpointId), requireDeliveryId(deliveryId)];
    const replay = (parts: OpenParts) => replayWebhookDelivery(parts, { endpointId: id, id: delivery });
    return this.#audited.use('replayWebhookDelivery', { subject: delivery }, replay);
  }

  /**
   * Sends again at once what was made since then and not taken; an endpoint that was switched off is switched on.
   * @param since a time with its zone, such as 2026-11-30T03:00:00Z
   * @returns how many deliveries
   */
  async recover(endpointId: string, since: string): Promise<number> {
    const [id, asked] = [requireEndpointId(endpointId), checked('recoverWebhookEndpoint', { since })];
    const recover = (parts: OpenParts) => recoverWebhookEndpoint(parts, id, new Date(asked.since));
    return this.#audited.use('recoverWebhookEndpoint', { subject: id }, recover);
  }
}
