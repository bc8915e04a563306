import type { Request, Response } from 'express';
import { PublicError } from '../domain/errors.ts';
import { ROUND_TRIP_HEADER } from '../ingest/round-trip.ts';
import { WEBHOOK_SECRET_HEADER } from '../ingest/WebhookSecrets.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { readDelivery } from './read-delivery.ts';

/**
 * 202 says: it is stored, and acted on where it can be read. Whatever the body is, it is never refused for what it says:
 * Pluggy would repeat it, and in the end switch the webhook off. Anything before that is an error, and Pluggy sends it again.
 */
export async function receiveWebhook(pluggy: PluggyV2, request: Request, response: Response): Promise<void> {
  const body = await readDelivery(request);
  // a call of this service to itself is nobody's event
  if (!(await pluggy.recogniseOwnCall(request.get(ROUND_TRIP_HEADER))))
    await pluggy.receiveWebhook(body, request.get('content-encoding'));
  response.status(202).json({ received: true });
}

/** @throws {PublicError} webhook_secret, without having looked at the body */
export async function guardWebhook(pluggy: PluggyV2, request: Request): Promise<void> {
  if (await pluggy.acceptsWebhook(request.get(WEBHOOK_SECRET_HEADER))) return;
  if (!(await pluggy.isOwnCall(request.get(ROUND_TRIP_HEADER)))) throw new PublicError('webhook_secret');
}
