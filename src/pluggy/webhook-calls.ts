import type { Call } from './Call.ts';
import { PluggyInvalidAnswerError, type RequestLine } from './pluggy-errors.ts';
import { ignoreBody, readJson, readOptionalJson } from './readers.ts';
import { pathSegment } from './request-target.ts';
import type { TransportAnswer } from './Transport.ts';
import type { WirePage, WireWebhook } from './wire-types.ts';

export interface NewWebhook {
  readonly url: string;
  /** An event's name, or `all`. */
  readonly event: string;
  /** Sent with every delivery, and with none to a `webhookUrl` of an item or a connect token. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface WebhookPatch {
  readonly url?: string | undefined;
  readonly event?: string | undefined;
  /** Null removes all of them. */
  readonly headers?: Readonly<Record<string, string>> | null | undefined;
  /** True wakes a webhook that Pluggy disabled after failures. */
  readonly enabled?: boolean | undefined;
}

function readPage(answer: TransportAnswer, request: RequestLine): WirePage<WireWebhook> {
  const page = readJson(answer, request).json<WirePage<WireWebhook> | null>();
  if (page !== null && Array.isArray(page.results)) return page;
  throw new PluggyInvalidAnswerError(request, 'the answer is not a page of webhooks');
}

/** Undefined when Pluggy answered without a body: the webhook exists, but has to be listed to be known. */
function readWebhook(answer: TransportAnswer, request: RequestLine): WireWebhook | undefined {
  return readOptionalJson(answer, request).json<WireWebhook | undefined>();
}

/** The first page is asked for without a number: Pluggy describes no such parameter here. */
export function listWebhooksCall(page: number): Call<WirePage<WireWebhook>> {
  return { method: 'GET', path: '/webhooks', query: { page: page === 1 ? undefined : page }, read: readPage };
}

export function createWebhookCall(webhook: NewWebhook): Call<WireWebhook | undefined> {
  return { method: 'POST', path: '/webhooks', body: webhook, read: readWebhook };
}

export function updateWebhookCall(id: string, patch: WebhookPatch): Call<WireWebhook | undefined> {
  const path = `/webhooks/${pathSegment(id)}`;
  // every member is set to a value, however often
  return { method: 'PATCH', path, body: patch, repeatable: true, read: readWebhook };
}

export function deleteWebhookCall(id: string): Call<void> {
  return { method: 'DELETE', path: `/webhooks/${pathSegment(id)}`, read: ignoreBody };
}
