import type { Logger } from '../domain/logger.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Database } from '../store/Database.ts';
import { WEBHOOK_SECRET_HEADER, type WebhookSecrets } from './WebhookSecrets.ts';

/** The subscription value that stands for every event of the application. */
const EVERY_EVENT = 'all';

/** Processes that start together must not each register a webhook. */
const REGISTRATION_LOCK = 7_270_021;

/** A transaction is open meanwhile: give up soon and come back later. */
const PATIENCE = { patienceMs: 10_000 } as const;

export interface WebhookKeeper {
  readonly client: PluggyClient;
  readonly database: Database;
  readonly secrets: WebhookSecrets;
  readonly logger: Logger;
  /** Where Pluggy is to deliver. */
  readonly url: string;
}

/**
 * Makes sure that Pluggy delivers every event to this service with the secret header: registers the webhook
 * where it is missing, and otherwise sends the header again (Pluggy does not show what it has) and enables it.
 */
export async function keepWebhook({ client, database, secrets, logger, url }: WebhookKeeper): Promise<void> {
  const headers = { [WEBHOOK_SECRET_HEADER]: await secrets.current() };
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [REGISTRATION_LOCK]);
    const webhooks = await client.listWebhooks(PATIENCE);
    const own = webhooks.find((webhook) => webhook.url === url && webhook.event === EVERY_EVENT);
    if (own === undefined) {
      await client.createWebhook({ url, event: EVERY_EVENT, headers }, PATIENCE);
      logger.info({}, 'webhook registered with Pluggy');
      return;
    }
    await client.updateWebhook(own.id, { headers, enabled: true }, PATIENCE);
    if (own.disabledAt)
      logger.warn({ webhookId: own.id }, 'Pluggy had disabled the webhook; it is enabled again');
  });
}
