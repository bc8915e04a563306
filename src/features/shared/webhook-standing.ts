import { standingOf, type WebhookStanding } from '../../domain/webhook-standing.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findWebhookProof } from '../../store/statements/webhooks/find-webhook-proof.ts';
import type { Needs } from './Parts.ts';

/** What is known now of whether webhooks arrive, to all processes alike. */
export async function readStanding(
  { clock, config }: Needs<'clock' | 'config'>,
  db: Queryable,
): Promise<WebhookStanding> {
  return standingOf(await findWebhookProof(db), config.webhooksCanArrive, clock.now());
}
