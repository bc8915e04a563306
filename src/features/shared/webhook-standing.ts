import { standingOf, type WebhookStanding } from '../../domain/webhook-standing.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { findWebhookProof } from '../../store/statements/webhooks/find-webhook-proof.ts';
import type { Needs } from './Parts.ts';

/** What is known now of whether webhooks arrive, to all processes alike. */
export async function readStanding(
  { clock, config }: Needs<'clock' | 'config'>,
  database: ScopedDatabase,
): Promise<WebhookStanding> {
  const proof = await database.asSystem(findWebhookProof, 'read');
  return standingOf(proof, config.webhooksCanArrive, clock.now());
}
