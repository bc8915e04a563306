import type { Clock } from '../domain/clock.ts';
import type { ItemId } from '../domain/ids.ts';
import type { Logger } from '../domain/logger.ts';
import type { ScopedDatabase } from '../store/ScopedDatabase.ts';
import type { EventGroups } from './EventGroups.ts';
import { parseEvent } from './parse-event.ts';
import { isOwnCall, recogniseOwnCall } from './round-trip.ts';
import type { WebhookSecrets } from './WebhookSecrets.ts';

/** Who looks up what this service called itself with. */
interface OwnCalls {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
}

/** What takes a delivery in. */
export interface Receiving {
  readonly deliveries: Pick<EventGroups, 'receive'>;
  readonly config: { readonly pluggy: { readonly clientId: string } };
  readonly logger: Logger;
  /** Hears that an item may be there, of which Pluggy said a moment ago that it is not. */
  readonly missingItems: { forget(itemId: ItemId): void };
}

/**
 * Whether a delivery may pass: it carries the secret that this service registered with Pluggy, or it is this service's
 * own call, made while no process can read the secret.
 */
export async function acceptsWebhook(
  { webhookSecrets, database, clock }: OwnCalls & { readonly webhookSecrets: WebhookSecrets },
  secret: string | undefined,
  nonce: string | undefined,
): Promise<boolean> {
  if (await webhookSecrets.accepts(secret)) return true;
  return nonce !== undefined && isOwnCall(database, nonce, clock.now());
}

/**
 * Makes a delivery durable, together with the request for the work; then it may be acknowledged. One that nobody can
 * read is kept too, and the log tells of it once.
 * @param encoding its Content-Encoding
 */
export async function receiveWebhook(parts: Receiving, body: Buffer, encoding?: string): Promise<void> {
  const { deliveries, config, logger, missingItems } = parts;
  const event = parseEvent(body, config.pluggy.clientId, encoding);
  const isNew = await deliveries.receive(event);
  const { outcome, eventId, itemId } = event;
  if (itemId !== null) missingItems.forget(itemId);
  if (isNew && outcome === 'unreadable')
    logger.warn({ outcome, eventId, bytes: body.length }, 'a webhook that nobody can read was kept');
}

/** Whether a call is this service's own, which proves that webhooks arrive and leads to nothing else. */
export async function isOwnRoundTrip(
  { database, clock }: OwnCalls,
  nonce: string | undefined,
): Promise<boolean> {
  return nonce !== undefined && recogniseOwnCall(database, nonce, clock.now());
}
