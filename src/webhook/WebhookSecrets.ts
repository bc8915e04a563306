import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/Database.ts';
import { acceptedSecrets, currentSecret, rotateSecret } from '../store/sql/secrets.ts';

/** The header that this service asks Pluggy to send with every delivery. */
export const WEBHOOK_SECRET_HEADER = 'x-webhook-secret';

/** How long deliveries under the secret before the last rotation are still taken: Pluggy's retries end sooner. */
export const RETIRED_SECRET_ACCEPTED_MS = 24 * 3_600_000;

/** A stranger's guesses must not become as many reads of the database. */
const REFRESH_AT_MOST_EVERY_MS = 1_000;
/** After this long an accepted secret is looked up again, so that a retired one ends on time. */
const KEEP_MS = 30_000;

const digest = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();

/** The secret as it travels in the header. */
const encode = (secret: Buffer): string => secret.toString('base64url');

/** Knows which deliveries come from Pluggy. The secrets live in the database, shared by all processes. */
export class WebhookSecrets {
  readonly #database: Database;
  readonly #clock: Clock;
  #accepted: readonly Buffer[] = [];
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** What the header must hold, to be registered with Pluggy. */
  async current(): Promise<string> {
    return encode(await currentSecret(this.#database, 'webhook', this.#clock.now()));
  }

  /** Makes a new secret; the previous one is taken for 24 hours more. */
  async rotate(): Promise<string> {
    const secret = await this.#database.transaction((tx) => rotateSecret(tx, 'webhook', this.#clock.now()));
    this.#readAt = Number.NEGATIVE_INFINITY;
    return encode(secret);
  }

  /**
   * Whether a delivery carries a secret that is accepted now. Compares digests in constant time.
   * @throws {DatabaseUnavailable} when the secrets have to be read and cannot be
   */
  async accepts(header: string | undefined): Promise<boolean> {
    if (header === undefined) return false;
    const age = this.#clock.now().getTime() - this.#readAt;
    if (age > KEEP_MS) await this.#refresh();
    if (this.#matches(header)) return true;
    if (age <= REFRESH_AT_MOST_EVERY_MS || age > KEEP_MS) return false;
    await this.#refresh();
    return this.#matches(header);
  }

  async #refresh(): Promise<void> {
    const now = this.#clock.now().getTime();
    const retiredSince = new Date(now - RETIRED_SECRET_ACCEPTED_MS);
    const secrets = await acceptedSecrets(this.#database, 'webhook', retiredSince);
    this.#accepted = secrets.map((secret) => digest(encode(secret)));
    this.#readAt = now;
  }

  #matches(header: string): boolean {
    const given = digest(header);
    return this.#accepted.reduce((found, known) => timingSafeEqual(known, given) || found, false);
  }
}
