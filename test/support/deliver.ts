import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/domain/clock.ts';
import { WebhookSecrets } from '../../src/ingest/WebhookSecrets.ts';
import type { Database } from '../../src/store/Database.ts';
import { call } from './api.ts';
import { sandboxKeyring } from './look-inside.ts';
import { CLIENT_ID } from './sandbox-client.ts';
import { until } from './until.ts';

/** The secret that the services on this database expect with a delivery; made here if no service has yet. */
export async function webhookSecret(database: Database): Promise<string> {
  return (await new WebhookSecrets(database, systemClock, sandboxKeyring()).toRegister())?.header ?? '';
}

/**
 * Delivers an event about an item as Pluggy would, again until the service is there; resolves at the 2xx with the event id.
 * @param event `transactions/updated` says nothing of which rows, so that all are read
 */
export async function deliverUpdate(
  origin: string,
  itemId: string,
  secret: string,
  event: 'item/updated' | 'transactions/updated' = 'item/updated',
): Promise<string> {
  const eventId = randomUUID();
  const body = { event, eventId, itemId, clientId: CLIENT_ID, triggeredBy: 'CLIENT' };
  await until('the delivery is acknowledged', async () => {
    const options = { method: 'POST', body, token: null, headers: { 'x-webhook-secret': secret } };
    const answer = await call(origin, '/api/pluggy-v2/webhook', options).catch(() => undefined);
    return answer !== undefined && answer.status >= 200 && answer.status < 300;
  });
  return eventId;
}
