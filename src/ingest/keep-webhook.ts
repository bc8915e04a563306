import { momentOf } from '../domain/calendar-day.ts';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Database } from '../store/Database.ts';
import type { Queryable } from '../store/Queryable.ts';
import { recordRegistration } from '../store/statements/webhooks/record-registration.ts';
import { LOCKS, lock } from './sql/lock.ts';
import { type HeaderToRegister, WEBHOOK_SECRET_HEADER, type WebhookSecrets } from './WebhookSecrets.ts';

/** The subscription value that stands for every event of the application. */
const EVERY_EVENT = 'all';

/** A transaction is open meanwhile: give up soon and come back later. */
const PATIENCE = { patienceMs: 10_000 } as const;

/** Another process may make a new secret between the choice and the registration, hardly more than once. */
const CHOICES = 3;

export interface WebhookKeeper {
  readonly client: PluggyClient;
  readonly database: Database;
  readonly secrets: WebhookSecrets;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where Pluggy is to deliver. */
  readonly url: string;
}

type Outcome = 'kept' | 'choose again' | 'needs a secret';

/** Null: Pluggy had not switched it off. What it says of the time may be none. */
function disabledSince(disabledAt: unknown, now: Date): Date | null {
  return disabledAt ? (momentOf(disabledAt) ?? now) : null;
}

/** @param secret undefined: Pluggy has the secret in use, and nobody here can read it */
async function register(
  { client, secrets, clock, logger, url }: WebhookKeeper,
  secret: HeaderToRegister | undefined,
  tx: Queryable,
): Promise<Outcome> {
  await lock(tx, LOCKS.registration);
  if (secret !== undefined && !(await secrets.isCurrent(tx, secret))) return 'choose again';
  const webhooks = await client.listWebhooks(PATIENCE);
  const own = webhooks.find((webhook) => webhook.url === url && webhook.event === EVERY_EVENT);
  if (own === undefined && secret === undefined) return 'needs a secret';
  const headers = secret === undefined ? {} : { headers: { [WEBHOOK_SECRET_HEADER]: secret.header } };
  if (own === undefined) {
    await client.createWebhook({ url, event: EVERY_EVENT, ...headers }, PATIENCE);
    logger.info({}, 'webhook registered with Pluggy');
  } else {
    await client.updateWebhook(own.id, { ...headers, enabled: true }, PATIENCE);
    if (own.disabledAt)
      logger.warn({ webhookId: own.id }, 'Pluggy had disabled the webhook; it is enabled again');
  }
  if (secret !== undefined) await secrets.registered(tx, secret);
  const now = clock.now();
  await recordRegistration(tx, disabledSince(own?.disabledAt, now), now);
  return 'kept';
}

/**
 * Makes sure that Pluggy delivers every event to this service with the secret header: registers the webhook
 * where it is missing, and otherwise sends the header again (Pluggy does not show what it has) and enables it.
 * A header that nobody here can read stays at Pluggy as it is.
 */
export async function keepWebhook(keeper: WebhookKeeper): Promise<void> {
  const { database, secrets } = keeper;
  let secret = await secrets.toRegister();
  for (let choice = 1; choice <= CHOICES; choice += 1) {
    const chosen = secret;
    const outcome = await database.asSystem((tx) => register(keeper, chosen, tx));
    if (outcome === 'kept') return;
    secret = outcome === 'choose again' ? await secrets.toRegister() : await secrets.rotate();
  }
  throw new Error('other processes keep changing the secret of the webhook');
}
