import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/store/Database.ts';
import { currentSecret } from '../../src/store/sql/secrets.ts';
import { call } from './api.ts';
import { CLIENT_ID } from './sandbox-client.ts';
import { until } from './until.ts';

/** The secret that the services on this database expect with a delivery. */
export async function webhookSecret(database: Database): Promise<string> {
  return (await currentSecret(database, 'webhook', new Date())).toString('base64url');
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
  const body = { event, eventId, itemId, clientId: CLIENT_ID, triggeredBy: 'SYNC' };
  await until('the delivery is acknowledged', async () => {
    const options = { method: 'POST', body, token: null, headers: { 'x-webhook-secret': secret } };
    const answer = await call(origin, '/api/pluggy-v2/webhook', options).catch(() => undefined);
    return answer !== undefined && answer.status >= 200 && answer.status < 300;
  });
  return eventId;
}
