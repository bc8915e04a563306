import { PROOF_HOLDS_MS, standingOf, type WebhookStanding } from '../../domain/webhook-standing.ts';
import { makeRoundTrip } from '../../ingest/round-trip.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findWebhookProof } from '../../store/statements/webhooks/find-webhook-proof.ts';
import { recordRoundTrip } from '../../store/statements/webhooks/record-round-trip.ts';
import type { Parts } from '../shared/Parts.ts';
import { ownWebhookUrl } from '../shared/urls.ts';

/** What is known now of whether webhooks arrive, to all processes alike. */
export async function readStanding(
  { clock, config }: Pick<Parts, 'clock' | 'config'>,
  db: Queryable,
): Promise<WebhookStanding> {
  return standingOf(await findWebhookProof(db), config.webhooksCanArrive, clock.now());
}

/** Calls this service's own webhook address and keeps what came of it. */
export async function proveWebhooks(parts: Parts, signal?: AbortSignal): Promise<WebhookStanding> {
  const { workDatabase: database, clock, config, webhookSecrets } = parts;
  if (config.webhooksCanArrive) {
    const secret = (await webhookSecrets.toRegister())?.header;
    const url = ownWebhookUrl(config);
    const problem = await makeRoundTrip({ database, now: () => clock.now(), url, secret, signal });
    const now = clock.now();
    const validSince = new Date(now.getTime() - PROOF_HOLDS_MS);
    await recordRoundTrip(database, { problem, validSince }, now);
  }
  return readStanding(parts, database);
}
