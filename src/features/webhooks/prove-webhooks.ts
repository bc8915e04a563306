import { PROOF_HOLDS_MS, type WebhookStanding } from '../../domain/webhook-standing.ts';
import { makeRoundTrip } from '../../ingest/round-trip.ts';
import { recordRoundTrip } from '../../store/statements/webhooks/record-round-trip.ts';
import type { Needs } from '../shared/Parts.ts';
import { ownWebhookUrl } from '../shared/urls.ts';
import { readStanding } from '../shared/webhook-standing.ts';

/** Calls this service's own webhook address and keeps what came of it. */
export async function proveWebhooks(
  parts: Needs<'workDatabase' | 'clock' | 'config' | 'webhookSecrets'>,
  signal?: AbortSignal,
): Promise<WebhookStanding> {
  const { workDatabase: database, clock, config, webhookSecrets } = parts;
  if (config.webhooksCanArrive) {
    const secret = (await webhookSecrets.toRegister())?.header;
    const url = ownWebhookUrl(config);
    const problem = await makeRoundTrip({ database, now: () => clock.now(), url, secret, signal });
    const now = clock.now();
    const validSince = new Date(now.getTime() - PROOF_HOLDS_MS);
    await database.asSystem((tx) => recordRoundTrip(tx, { problem, validSince }, now));
  }
  return readStanding(parts, database);
}
