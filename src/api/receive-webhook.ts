import type { Request, Response } from 'express';
import { PublicError } from '../domain/errors.ts';
import { acceptsWebhook, isOwnRoundTrip, receiveWebhook } from '../ingest/receive-webhook.ts';
import { ROUND_TRIP_HEADER } from '../ingest/round-trip.ts';
import { WEBHOOK_SECRET_HEADER } from '../ingest/WebhookSecrets.ts';
import { readDelivery } from './read-delivery.ts';
import type { Service } from './Service.ts';
import { throwFailure } from './webhook-front.ts';

/**
 * 202 says: it is stored, and acted on where it can be read. Whatever the body is, it is never refused for what it says:
 * Pluggy would repeat it, and in the end switch the webhook off. Anything before that is an error, and Pluggy sends it again.
 */
export async function receiveDelivery(service: Service, request: Request, response: Response): Promise<void> {
  throwFailure(request);
  const body = await readDelivery(request);
  const parts = await service.ready();
  // a call of this service to itself is nobody's event
  if (!(await isOwnRoundTrip(parts, request.get(ROUND_TRIP_HEADER))))
    await receiveWebhook(parts, body, request.get('content-encoding'));
  response.status(202).json({ received: true });
}

/** @throws {PublicError} webhook_secret, without having looked at the body */
export async function guardWebhook(service: Service, request: Request): Promise<void> {
  const [secret, nonce] = [request.get(WEBHOOK_SECRET_HEADER), request.get(ROUND_TRIP_HEADER)];
  if (!(await acceptsWebhook(await service.ready(), secret, nonce))) throw new PublicError('webhook_secret');
}
