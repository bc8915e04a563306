import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { hookOperations } from '../../contract/operations/hooks.ts';
import {
  listWebhookDeliveries,
  recoverWebhookEndpoint,
  replayWebhookDelivery,
  testWebhookEndpoint,
} from '../../features/hooks/deliveries.ts';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  rotateWebhookSecret,
} from '../../features/hooks/endpoints.ts';
import { requireDeliveryId, requireEndpointId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import type { Handlers } from '../bind.ts';
import { decodeNumberCursor, encodeNumberCursor } from '../cursor.ts';

export const hookHandlers: Handlers<typeof hookOperations> = {
  listWebhookEndpoints: async ({ service, response, query: { after, limit = DEFAULT_PAGE } }) => {
    const page = { limit, after: after === undefined ? undefined : decodeNumberCursor(after, {}) };
    const { results, next } = await listWebhookEndpoints(await service.ready(), page);
    response.json({ results, next: next === null ? null : encodeNumberCursor(next, {}) });
  },

  createWebhookEndpoint: async ({ service, request, response, body }) => {
    const made = await createWebhookEndpoint(await service.ready(), body);
    auditAbout(request, { subject: made.id });
    response.status(201).json(made);
  },

  changeWebhookEndpoint: async ({ service, response, params, body }) => {
    const endpointId = requireEndpointId(params.endpointId);
    response.json(await changeWebhookEndpoint(await service.ready(), endpointId, body));
  },

  removeWebhookEndpoint: async ({ service, response, params }) => {
    const endpointId = requireEndpointId(params.endpointId);
    await removeWebhookEndpoint(await service.ready(), endpointId);
    response.status(204).end();
  },

  testWebhookEndpoint: async ({ service, response, params }) => {
    const endpointId = requireEndpointId(params.endpointId);
    response.status(202).json(await testWebhookEndpoint(await service.ready(), endpointId));
  },

  rotateWebhookSecret: async ({ service, response, params }) => {
    const endpointId = requireEndpointId(params.endpointId);
    response.json(await rotateWebhookSecret(await service.ready(), endpointId));
  },

  listWebhookDeliveries: async ({ service, response, params, query }) => {
    const endpointId = requireEndpointId(params.endpointId);
    const { after, limit = DEFAULT_PAGE, ...filter } = query;
    const asked = { endpointId, ...filter };
    const before = after === undefined ? undefined : decodeNumberCursor(after, asked);
    const page = { before, limit };
    const { results, next } = await listWebhookDeliveries(await service.ready(), endpointId, filter, page);
    response.json({ results, next: next === null ? null : encodeNumberCursor(next, asked) });
  },

  replayWebhookDelivery: async ({ service, response, params }) => {
    const endpointId = requireEndpointId(params.endpointId);
    const id = requireDeliveryId(params.deliveryId);
    response.status(202).json(await replayWebhookDelivery(await service.ready(), { endpointId, id }));
  },

  recoverWebhookEndpoint: async ({ service, response, params, body }) => {
    const endpointId = requireEndpointId(params.endpointId);
    const since = new Date(body.since);
    const recovered = await recoverWebhookEndpoint(await service.ready(), endpointId, since);
    response.status(202).json({ recovered });
  },
};
