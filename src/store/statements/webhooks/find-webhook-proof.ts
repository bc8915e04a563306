import type { Queryable } from '../../Queryable.ts';

/** What is on record of the way of webhooks to this service. */
export interface WebhookProof {
  readonly triedAt: Date | null;
  readonly succeededAt: Date | null;
  /** Why the last try failed; null: it did not, or there was none. */
  readonly problem: string | null;
  /** When Pluggy last confirmed that it delivers to this service. */
  readonly registeredAt: Date | null;
  readonly disabledAt: Date | null;
  readonly lostUntil: Date | null;
  /** When the last delivery of Pluggy's came. */
  readonly deliveredAt: Date | null;
}

const READ = `
select tried_at as "triedAt", succeeded_at as "succeededAt", problem, registered_at as "registeredAt",
  disabled_at as "disabledAt", lost_until as "lostUntil",
  (select received_at from pluggy.inbox order by id desc limit 1) as "deliveredAt"
from pluggy.webhook_proof`;

export async function findWebhookProof(db: Queryable): Promise<WebhookProof> {
  const proof = (await db.query<WebhookProof>(READ)).rows[0];
  if (proof === undefined) throw new Error('pluggy.webhook_proof has lost its row');
  return proof;
}
