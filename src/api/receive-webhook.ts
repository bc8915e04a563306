import type { Request, Response } from 'express';
import { PublicError } from '../domain/errors.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { WEBHOOK_SECRET_HEADER } from '../webhook/WebhookSecrets.ts';

/** 202 says: it is stored and will be acted on. Anything before that is an error, and Pluggy sends it again. */
export async function receiveWebhook(pluggy: PluggyV2, request: Request, response: Response): Promise<void> {
  if (!Buffer.isBuffer(request.body)) throw new PublicError('invalid_json');
  await pluggy.receiveWebhook(request.body);
  response.status(202).json({ received: true });
}

/** @throws {PublicError} webhook_secret, without having looked at the body */
export async function guardWebhook(pluggy: PluggyV2, request: Request): Promise<void> {
  if (!(await pluggy.acceptsWebhook(request.get(WEBHOOK_SECRET_HEADER))))
    throw new PublicError('webhook_secret');
}
