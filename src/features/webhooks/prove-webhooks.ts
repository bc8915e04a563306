import type { roundTrip } from '../../contract/shapes/operating.ts';
import type { View } from '../../contract/shapes/values.ts';
import type { Language } from '../../domain/language.ts';
import { describeArrival, PROOF_HOLDS_MS, type WebhookStanding } from '../../domain/webhook-standing.ts';
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

/** The same for somebody who asks for it, in words. */
export async function proveNow(
  parts: Parameters<typeof proveWebhooks>[0],
  language: Language,
): Promise<View<typeof roundTrip>> {
  const standing = await proveWebhooks(parts);
  const { arriving, problem, provenAt } = standing;
  return {
    arriving,
    problem,
    provenAt: provenAt?.toISOString() ?? null,
    detail: describeArrival(standing, language),
  };
}
