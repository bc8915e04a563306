import { badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { webhookUrlProblem } from '../pluggy/rules/url-rules.ts';
import { SUBSCRIPTIONS } from '../pluggy/state/events.ts';
import type { WebhookState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import { checkedUrl } from './auth-routes.ts';
import { requireApplication } from './authenticate.ts';
import type { Router } from './Router.ts';
import { objectBody, optionalBoolean, optionalText, pageOf, requireUuid, textValues } from './read-input.ts';

const MAX_PER_EVENT = 5;

/**
 * Registering webhooks. POST answers 200, not the published 201: the official Node client takes every
 * other status for a failure.
 */
export function addWebhookRoutes(router: Router, world: World): void {
  router.change('POST', '/webhooks', ({ headers, body }) => {
    requireApplication(world, headers);
    const input = objectBody(body);
    const url = checkedUrl(optionalText(input, 'url') ?? '', webhookUrlProblem, world) ?? '';
    const event = requireEvent(optionalText(input, 'event') ?? '');
    refuseRepeated(world, url, event, undefined);
    const now = world.nowMs();
    const webhook: WebhookState = {
      id: world.newId(),
      url,
      event,
      headers: headersOf(input['headers']) ?? null,
      createdAtMs: now,
      updatedAtMs: now,
      disabledAtMs: null,
    };
    world.state.webhooks.push(webhook);
    return { status: 200, json: webhookView(webhook) };
  });

  router.on('GET', '/webhooks', ({ headers }) => {
    requireApplication(world, headers);
    return { status: 200, json: pageOf(world.state.webhooks.map(webhookView)) };
  });

  router.on('GET', '/webhooks/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    return { status: 200, json: webhookView(requireWebhook(world, params['id'])) };
  });

  router.change('PATCH', '/webhooks/:id', ({ headers, params, body }) => {
    requireApplication(world, headers);
    const webhook = requireWebhook(world, params['id']);
    const input = objectBody(body);
    const url = checkedUrl(optionalText(input, 'url'), webhookUrlProblem, world) ?? webhook.url;
    const event = requireEvent(optionalText(input, 'event') ?? webhook.event);
    refuseRepeated(world, url, event, webhook);
    webhook.url = url;
    webhook.event = event;
    if (input['headers'] !== undefined) webhook.headers = headersOf(input['headers']) ?? null;
    const enabled = optionalBoolean(input, 'enabled');
    if (enabled === true) Object.assign(webhook, { disabledAtMs: null, failedEvents: 0 });
    if (enabled === false) webhook.disabledAtMs ??= world.nowMs();
    webhook.updatedAtMs = world.nowMs();
    return { status: 200, json: webhookView(webhook) };
  });

  router.change('DELETE', '/webhooks/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const webhook = requireWebhook(world, params['id']);
    world.state.webhooks = world.state.webhooks.filter((one) => one !== webhook);
    world.state.deliveries = world.state.deliveries.filter((one) => one.webhookId !== webhook.id);
    return { status: 200, json: { count: 1 } };
  });
}

/** Custom headers may hold secrets and are never shown. */
export function webhookView(webhook: WebhookState): object {
  return {
    id: webhook.id,
    event: webhook.event,
    url: webhook.url,
    createdAt: new Date(webhook.createdAtMs),
    updatedAt: new Date(webhook.updatedAtMs),
    disabledAt: webhook.disabledAtMs === null ? null : new Date(webhook.disabledAtMs),
  };
}

function requireWebhook(world: World, id: string | undefined): WebhookState {
  const wanted = requireUuid('id', id);
  const webhook = world.state.webhooks.find((one) => one.id === wanted);
  if (webhook === undefined) throw notFound('WEBHOOK_NOT_FOUND', 'webhook not found');
  return webhook;
}

function requireEvent(event: string): string {
  if (!SUBSCRIPTIONS.has(event)) throw badRequest(`Invalid event type '${event}' for webhook`);
  return event;
}

function refuseRepeated(world: World, url: string, event: string, self: WebhookState | undefined): void {
  const others = world.state.webhooks.filter((webhook) => webhook !== self && webhook.event === event);
  if (others.some((webhook) => webhook.url === url)) {
    throw badRequest(`A webhook for event '${event}' and url '${url}' already exists.`);
  }
  if (others.length >= MAX_PER_EVENT) {
    throw badRequest(`You have reached the maximum of ${MAX_PER_EVENT} webhooks for event '${event}'.`);
  }
}

function headersOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return undefined;
  const headers = textValues(objectBody(value));
  try {
    new Headers(headers);
  } catch {
    throw badRequest('headers must be valid HTTP headers');
  }
  return headers;
}
