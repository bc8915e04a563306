import { DELIVERY_STATES, HOOK_EVENTS, TEST_EVENT } from '../../domain/hook-event.ts';
import {
  body,
  description,
  flag,
  hookEvents,
  hookUrl,
  instant,
  maybe,
  oneOf,
  paged,
  query,
} from '../inputs.ts';
import { newWebhookEndpoint, webhookDelivery, webhookEndpoint } from '../shapes/hook.ts';
import { closed, count, page } from '../shapes/values.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

const ADMIN = { access: 'server', scope: 'admin' } as const;

/** Outgoing webhooks, after the Standard Webhooks specification. */
export const hookOperations = {
  listWebhookEndpoints: {
    ...ADMIN,
    summary: 'The webhook endpoints, oldest first, with how they are.',
    method: 'get',
    path: '/webhook-endpoints',
    query: query(paged),
    responses: { 200: page(webhookEndpoint) },
    errors: CURSOR,
  },
  createWebhookEndpoint: {
    ...ADMIN,
    audit: 'webhook_endpoint.created',
    summary: 'An address of yours that is told of changes from now on.',
    details:
      'The answer holds its `secret`, which is shown this once: [docs/webhooks.md](../webhooks.md) says how to verify with it. Private addresses are refused.',
    method: 'post',
    path: '/webhook-endpoints',
    creates: { secrets: ['secret'] },
    body: body({
      /** Where deliveries are sent. */
      url: hookUrl,
      /** What it is to be told of. */
      events: hookEvents,
      /** What you call it; null: nothing. */
      description: maybe(description),
    }),
    responses: { 201: newWebhookEndpoint },
    errors: ['webhook_url_private'],
  },
  changeWebhookEndpoint: {
    ...ADMIN,
    audit: 'webhook_endpoint.changed',
    summary: 'Changes an endpoint, or switches it off and on.',
    details:
      '`enabled: false` switches it off; `true` switches it on, also after it was switched off by itself, and what waits for it is sent.',
    method: 'patch',
    path: '/webhook-endpoints/:endpointId',
    body: body({
      /** Where deliveries are sent from now on. */
      url: maybe(hookUrl),
      /** What it is told of from now on. */
      events: maybe(hookEvents),
      /** What you call it; null: nothing. */
      description: maybe(description),
      /** False switches it off, true switches it on. */
      enabled: maybe(flag),
    }),
    responses: { 200: webhookEndpoint },
    errors: ['webhook_endpoint_not_found', 'webhook_url_private'],
  },
  removeWebhookEndpoint: {
    ...ADMIN,
    audit: 'webhook_endpoint.removed',
    summary: 'Removes an endpoint, with its deliveries and secrets.',
    method: 'delete',
    path: '/webhook-endpoints/:endpointId',
    responses: { 204: null },
    errors: ['webhook_endpoint_not_found'],
  },
  testWebhookEndpoint: {
    ...ADMIN,
    audit: 'webhook_endpoint.changed',
    summary: 'Sends a delivery of the type `test`, once.',
    details: 'Also to an endpoint that is switched off. What came of it stands in the list of deliveries.',
    method: 'post',
    path: '/webhook-endpoints/:endpointId/test',
    responses: { 202: webhookDelivery },
    errors: ['webhook_endpoint_not_found'],
  },
  rotateWebhookSecret: {
    ...ADMIN,
    audit: 'webhook_endpoint.secret_rotated',
    summary: 'Gives an endpoint a new secret.',
    details:
      'For 24 hours deliveries carry a signature with the former one too; a second rotation ends that at once.',
    method: 'post',
    path: '/webhook-endpoints/:endpointId/rotate-secret',
    responses: { 200: newWebhookEndpoint },
    errors: ['webhook_endpoint_not_found'],
  },
  listWebhookDeliveries: {
    ...ADMIN,
    summary: 'The deliveries of an endpoint, newest first.',
    details: 'Kept for 30 days after their end.',
    method: 'get',
    path: '/webhook-endpoints/:endpointId/deliveries',
    query: query({
      /** Deliveries in this state alone. */
      state: maybe(oneOf(DELIVERY_STATES)),
      /** Deliveries of this event alone. */
      event: maybe(oneOf([...HOOK_EVENTS, TEST_EVENT])),
      ...paged,
    }),
    responses: { 200: page(webhookDelivery) },
    errors: ['webhook_endpoint_not_found', ...CURSOR],
  },
  replayWebhookDelivery: {
    ...ADMIN,
    audit: 'webhook_endpoint.changed',
    summary: 'Sends one delivery again, whatever came of it.',
    details: 'Under the same `webhook-id`, also to an endpoint that is switched off.',
    method: 'post',
    path: '/webhook-endpoints/:endpointId/deliveries/:deliveryId/replay',
    responses: { 202: webhookDelivery },
    errors: ['webhook_endpoint_not_found', 'webhook_delivery_not_found'],
  },
  recoverWebhookEndpoint: {
    ...ADMIN,
    audit: 'webhook_endpoint.changed',
    summary: 'Sends again at once what an endpoint has not taken since a time.',
    details:
      'Deliveries that failed and those that wait for their next attempt; an endpoint that was switched off is switched on.',
    method: 'post',
    path: '/webhook-endpoints/:endpointId/recover',
    body: body({
      /** Deliveries that were made from then on. */
      since: instant,
    }),
    responses: {
      202: closed({
        /** How many deliveries are sent again. */
        recovered: count,
      }),
    },
    errors: ['webhook_endpoint_not_found'],
  },
} as const satisfies Operations;
